package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.FargatePurchase;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

class FargateUseTest {

    @Test
    void spotIsCountedApartAndTasksOnInstancesAreNot() {
        FargateUse use = FargateUse.of(List.of(task(LaunchType.FARGATE, null, "256"),
                task(LaunchType.FARGATE, "FARGATE", "512"), task(LaunchType.FARGATE, "FARGATE_SPOT", "1024"),
                task(LaunchType.EC2, null, "4096"), task(LaunchType.FARGATE, null, null)), true);

        assertEquals(768, use.units(FargatePurchase.ON_DEMAND));
        assertEquals(1024, use.units(FargatePurchase.SPOT));
    }

    @Test
    void aServicesTasksMayComeToOneQuotaOrBothOrNone() {
        assertEquals(List.of(FargatePurchase.ON_DEMAND),
                FargateQuota.purchases(Service.builder().launchType(LaunchType.FARGATE).build()));
        assertEquals(List.of(FargatePurchase.ON_DEMAND, FargatePurchase.SPOT),
                FargateQuota.purchases(strategy("FARGATE_SPOT", "FARGATE")));
        assertEquals(List.of(FargatePurchase.SPOT), FargateQuota.purchases(strategy("FARGATE_SPOT")));
        assertEquals(List.of(), FargateQuota.purchases(strategy("my-instances")));
        assertEquals(List.of(), FargateQuota.purchases(Service.builder().launchType(LaunchType.EC2).build()));
    }

    @Test
    void ofVeryManyClustersNotAllAreLookedAtAndThatIsKnown() throws ProblemException {
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        Account account = Account.connect(new PracticeAccount(clock, "ap-northeast-1").clients(), "ap-northeast-1",
                new CallLog(clock));
        for (int i = 0; i < 50; i++) {
            String name = "c" + i;
            account.ecs().createCluster(r -> r.clusterName(name));
        }
        assertTrue(FargateUse.read(account).isWhole());

        account.ecs().createCluster(r -> r.clusterName("one-more"));
        assertFalse(FargateUse.read(account).isWhole());
    }

    private static Task task(LaunchType launchType, String provider, String cpu) {
        return Task.builder().launchType(launchType).capacityProviderName(provider).cpu(cpu).build();
    }

    private static Service strategy(String... providers) {
        return Service.builder().capacityProviderStrategy(List.of(providers).stream()
                .map(it -> CapacityProviderStrategyItem.builder().capacityProvider(it).build()).toList()).build();
    }
}
