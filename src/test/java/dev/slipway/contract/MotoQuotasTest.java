package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Service Quotas as moto has it, which knows the quotas of VPCs only. */
@Needs(Part.MOTO)
class MotoQuotasTest extends QuotasContract {

    private static MotoServer moto;
    private static ServiceQuotasClient quotas;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.startUnaltered();
        quotas = moto.clients().quotas();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @Override
    ServiceQuotasClient quotas() {
        return quotas;
    }

    @Test
    void aQuotaIsRead() {
        assertEquals(5, quotas.getServiceQuota(r -> r.serviceCode("vpc").quotaCode("L-F678F1CE")).quota().value());
    }

    /** AWS does. */
    @Test
    void motoKnowsNoQuotaOfFargate() {
        assertThrows(NoSuchResourceException.class,
                () -> quotas.getServiceQuota(r -> r.serviceCode("fargate").quotaCode(FARGATE_ON_DEMAND)));
    }
}
