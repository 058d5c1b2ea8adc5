package dev.slipway.cleanup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Ledger;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.AccountSnapshot;
import dev.slipway.parts.MadePipeline;
import dev.slipway.parts.Neighbours;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cleaning up a pipeline that was made by plans, beside other people's things. */
class TeardownTest {

    @TempDir
    private Path home;

    @Test
    void exactlyWhatWasMadeIsRemoved() throws ProblemException {
        try (MadePipeline it = new MadePipeline(home, true)) {
            new Neighbours(it.account).movedIn();
            List<String> before = AccountSnapshot.of(it.account);
            it.made();
            Path ledger = home.resolve("ledger.jsonl");
            assertTrue(Running.since(Ledger.read(ledger)).isPresent(), "the ledger alone tells that something runs");

            it.cleanUp();

            assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)));
            assertTrue(it.plan().isAllKept());
            assertEquals(Optional.empty(), Running.since(Ledger.read(ledger)));
        }
    }

    @Test
    void aNetworkOfOurOwnGoesAsWell() throws ProblemException {
        try (MadePipeline it = new MadePipeline(home, false)) {
            it.account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
            List<String> before = AccountSnapshot.of(it.account);
            it.made();

            Plan<TeardownRequest> plan = it.plan();
            it.cleanUp();

            assertEquals(List.of(), AccountSnapshot.difference(before, AccountSnapshot.of(it.account)));
            assertEquals(List.of("update SERVICE my-app-api-service", "delete SERVICE my-app-api-service",
                    "delete TASK_DEFINITION my-app-api:1", "delete CLUSTER my-app-cluster",
                    "delete REPOSITORY my-app-api", "delete LOG_GROUP /ecs/my-app-api",
                    "delete SECURITY_GROUP my-app-api-sg", "delete SUBNET", "delete SUBNET",
                    "update INTERNET_GATEWAY", "delete INTERNET_GATEWAY", "delete VPC",
                    "delete ROLE_POLICY GitHubActionsEcsLearning/GitHubActionsEcsLearning-deploy",
                    "delete ROLE GitHubActionsEcsLearning",
                    "delete ROLE_POLICY ecsTaskExecutionRole/ecsTaskExecutionRole-logs",
                    "delete POLICY_ATTACHMENT ecsTaskExecutionRole/AmazonECSTaskExecutionRolePolicy",
                    "delete ROLE ecsTaskExecutionRole",
                    "delete OIDC_PROVIDER token.actions.githubusercontent.com"),
                    plan.changes().stream().map(TeardownTest::words).toList());
        }
    }

    private static String words(Change change) {
        String kind = change.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + change.what().kind();
        return switch (change.what().kind()) {
            case SUBNET, INTERNET_GATEWAY, VPC -> kind;
            default -> kind + " " + change.what().name();
        };
    }
}
