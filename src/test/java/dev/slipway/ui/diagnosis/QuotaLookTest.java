package dev.slipway.ui.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.diagnosis.Look;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/** What the quota of vCPUs on Fargate looks like when it is used up, and when it is not to be told. */
class QuotaLookTest {

    private LookedAt it;

    @BeforeEach
    void makeTheAccount() throws ProblemException {
        it = new LookedAt();
    }

    @Test
    void theTasksOfAllClustersCountAndOneMoreHasToFit() throws ProblemException {
        it.running();
        it.account.ecs().updateService(r -> r.cluster("demo").service("web").desiredCount(3));
        it.pass(60);
        assertEquals(List.of("On-Demand", "0.75", "4000", "0.25"),
                assertInstanceOf(Look.Answer.Excludes.class, it.read("look.quota")).said().facts());

        it.practice.setFargateQuota(1);
        assertEquals("excludes: look.quota.room", it.answer("look.quota"));
        it.alsoRunning("other");
        it.pass(60);
        assertEquals(List.of("On-Demand", "1", "1", "0.25"),
                assertInstanceOf(Look.Answer.Confirms.class, it.read("look.quota")).said().facts());
    }

    @Test
    void beyondTheQuotaNoTaskStartsAndAwsSaysWhy() throws ProblemException {
        it.practice.setFargateQuota(1);
        it.running();
        it.account.ecs().updateService(r -> r.cluster("demo").service("web").desiredCount(6));
        it.pass(120);

        var service = it.account.ecs().describeServices(r -> r.cluster("demo").services("web")).services().getFirst();
        assertEquals(4, service.runningCount());
        assertTrue(service.events().stream().map(ServiceEvent::message)
                .anyMatch(said -> said.contains("the limit on the number of vCPUs")));
        assertEquals("confirms SERVICE_QUOTA_REACHED: look.quota.used", it.answer("look.quota"));
    }

    @Test
    void whereTheQuotaIsNotKnownTheCommandIsTold() throws ProblemException {
        it.running();
        it.refusing.answer("GetServiceQuota", 400, "NoSuchResourceException", "It does not exist.");

        var untold = assertInstanceOf(Look.Answer.CannotTell.class, it.read("look.quota"));
        assertEquals(List.of("On-Demand", "aws service-quotas get-service-quota --service-code fargate "
                + "--quota-code L-3032A538 --region ap-northeast-1"), untold.said().facts());
    }
}
