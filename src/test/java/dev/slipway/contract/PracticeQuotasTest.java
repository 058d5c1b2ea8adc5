package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** Service Quotas as the practice account has it, and the one quota that moto does not know. */
class PracticeQuotasTest extends QuotasContract {

    private final PracticeAccount account =
            new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1");

    @Override
    ServiceQuotasClient quotas() {
        return account.clients().quotas();
    }

    @Test
    void theQuotaOfFargateIsToldAndNoOther() {
        account.setFargateQuota(6);
        ServiceQuota quota = quotas().getServiceQuota(r -> r.serviceCode("fargate").quotaCode(FARGATE_ON_DEMAND))
                .quota();

        assertEquals(6, quota.value());
        assertEquals("arn:aws:servicequotas:ap-northeast-1:123456789012:fargate/L-3032A538", quota.quotaArn());
        assertThrows(NoSuchResourceException.class,
                () -> quotas().getServiceQuota(r -> r.serviceCode("fargate").quotaCode("L-0")));
    }
}
