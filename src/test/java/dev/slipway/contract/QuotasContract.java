package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** What Service Quotas does, whoever answers. */
abstract class QuotasContract {

    static final String FARGATE_ON_DEMAND = "L-3032A538";

    abstract ServiceQuotasClient quotas();

    @Test
    void whatIsNotThereIsRefused() {
        NoSuchResourceException refused = assertThrows(NoSuchResourceException.class,
                () -> quotas().getServiceQuota(r -> r.serviceCode("no-such-service").quotaCode(FARGATE_ON_DEMAND)));

        assertEquals("NoSuchResourceException", refused.awsErrorDetails().errorCode());
        assertEquals(400, refused.statusCode());
    }
}
