package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.Deployment;

class RollbackTest {

    @TempDir
    private Path folder;
    private Stage stage;
    private Rollback rollback;
    private RollbackRequest wanted;

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        rollback = new Rollback(stage.account);
        wanted = RollbackRequest.toTheLastGood(stage.service);
    }

    @Test
    void whileTheNewOneRollsOutTheServiceGoesBackToTheCompletedOne() throws ProblemException {
        deploy("v1");
        stage.pass(300);
        deploy("v2");
        String rollingOut = primary().id();

        Plan<RollbackRequest> plan = rollback.plan(wanted);

        assertEquals(rollingOut, assertInstanceOf(Change.Run.class, plan.changes().getFirst()).against());
        assertEquals(List.of("my-app-api:2", "my-app-api:1"), plan.notes().getFirst().facts());
        var verdict = assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(rollback, wanted));
        assertEquals(primary().id(), verdict.seen().getFirst().name());
        assertTrue(primary().taskDefinition().endsWith("my-app-api:1"));
    }

    @Test
    void aCompletedDeploymentGoesBackToTheRevisionBeforeIt() throws ProblemException {
        deploy("v1");
        stage.pass(300);
        deploy("v2");
        stage.pass(300);

        new Applying(folder).make(rollback, wanted);

        assertTrue(primary().taskDefinition().endsWith("my-app-api:1"));
    }

    @Test
    void theFirstRevisionHasNothingBefore() throws ProblemException {
        deploy("v1");

        assertEquals(new RolloutProblem.NothingBefore("my-app-api-service", "my-app-api:1"),
                assertThrows(ProblemException.class, () -> rollback.plan(wanted)).problem());
    }

    @Test
    void aServiceThatIsNotThereIsRefused() {
        assertEquals(new RolloutProblem.NoService("my-app-cluster", "my-app-api-service"),
                assertThrows(ProblemException.class, () -> rollback.plan(wanted)).problem());
    }

    @Test
    void goingBackIsRefusedWhenTheServiceMovedMeanwhile() throws ProblemException {
        deploy("v1");
        stage.pass(300);
        deploy("v2");
        Plan<RollbackRequest> previewed = rollback.plan(wanted);
        deploy("v3");

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).apply(rollback, previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
        assertTrue(primary().taskDefinition().endsWith("my-app-api:3"));
    }

    @Test
    void aDenialNamesWhatWasDenied() throws ProblemException {
        deploy("v1");
        stage.pass(300);
        deploy("v2");
        stage.refusing.deny("UpdateService");

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).make(rollback, wanted));

        assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem());
    }

    private void deploy(String tag) throws ProblemException {
        new Applying(folder).make(new Deploy(stage.account, new Registration(stage.account)), stage.pushed(tag));
    }

    private Deployment primary() {
        return stage.account.ecs().describeServices(r -> r.cluster("my-app-cluster").services("my-app-api-service"))
                .services().getFirst().deployments().getFirst();
    }
}
