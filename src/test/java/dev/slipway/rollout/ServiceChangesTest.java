package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Stopping a deployment, deploying again, changing the number of tasks, and going back to any revision. */
class ServiceChangesTest {

    @TempDir
    private Path folder;
    private Stage stage;

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        deploy("v1");
        stage.pass(300);
    }

    @Test
    void aDeploymentThatIsStoppedIsTakenBackToTheRevisionBefore() throws ProblemException {
        deploy("v2");
        StopDeployment stop = new StopDeployment(stage.account);
        StopRequest wanted = new StopRequest(stage.service);

        Plan<StopRequest> plan = stop.plan(wanted);
        assertEquals(List.of("my-app-api-service", "my-app-api:1"), plan.notes().getFirst().facts());
        assertTrue(plan.toMake().getFirst().toString().contains("--stop-type ROLLBACK"), plan.toMake().toString());
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(stop, wanted));

        assertInstanceOf(Change.Keep.class, stop.plan(wanted).changes().getFirst(), "it is going back already");
        stage.pass(300);
        assertTrue(service().taskDefinition().endsWith("my-app-api:1"));
        assertEquals(new RolloutProblem.NothingUnderWay("my-app-api-service"), thrown(() -> stop.plan(wanted)));
    }

    @Test
    void aDeploymentThatCompletedMeanwhileIsNotStopped() throws ProblemException {
        deploy("v2");
        StopDeployment stop = new StopDeployment(stage.account);
        Plan<StopRequest> previewed = stop.plan(new StopRequest(stage.service));
        stage.pass(300);

        assertEquals(new RolloutProblem.NothingUnderWay("my-app-api-service"),
                thrown(() -> new Applying(folder).apply(stop, previewed)));
        assertTrue(service().taskDefinition().endsWith("my-app-api:2"));
    }

    @Test
    void theFirstDeploymentHasNothingToBeTakenBackTo() throws ProblemException {
        stage = new Stage();
        deploy("v1");

        assertEquals(new RolloutProblem.NothingToGoBackTo("my-app-api-service"),
                thrown(() -> new StopDeployment(stage.account).plan(new StopRequest(stage.service))));
    }

    @Test
    void deployingAgainReplacesTheTasksOfTheSameRevision() throws ProblemException {
        String before = service().deployments().getFirst().id();

        assertInstanceOf(Verdict.Proven.class,
                new Applying(folder).make(new Redeploy(stage.account), new RedeployRequest(stage.service)));

        assertNotEquals(before, service().deployments().getFirst().id());
        assertTrue(service().taskDefinition().endsWith("my-app-api:1"));
    }

    @Test
    void deployingAgainSaysWhenNothingWillStartAndWhenItReplacesOneUnderWay() throws ProblemException {
        deploy("v2");
        scale(0);

        assertEquals(List.of("rollout.redeploy.same", "rollout.redeploy.nothing", "rollout.replaces"),
                keys(new Redeploy(stage.account).plan(new RedeployRequest(stage.service))));
    }

    @Test
    void theNumberOfTasksIsSetWithoutADeployment() throws ProblemException {
        String before = service().deployments().getFirst().id();

        scale(3);

        assertEquals(3, service().desiredCount());
        assertEquals(before, service().deployments().getFirst().id());
        assertTrue(new Scale(stage.account).plan(new ScaleRequest(stage.service, 3)).isAllKept());
    }

    @Test
    void noTasksAtAllIsAWarning() throws ProblemException {
        Plan<ScaleRequest> plan = new Scale(stage.account).plan(new ScaleRequest(stage.service, 0));

        assertEquals(List.of("rollout.scale.nothing", "rollout.scale.automatic"), keys(plan));
        assertEquals(Note.Weight.WARNING, plan.notes().getFirst().weight());
        assertThrows(IllegalArgumentException.class, () -> new ScaleRequest(stage.service, -1));
    }

    @Test
    void whereOneTaskRunsOnEachInstanceNobodySetsHowMany() {
        stage.pretend(service -> service.toBuilder().schedulingStrategy("DAEMON").build());

        assertEquals(new RolloutProblem.OnEveryInstance("my-app-api-service"),
                thrown(() -> new Scale(stage.account).plan(new ScaleRequest(stage.service, 2))));
    }

    @Test
    void aServiceThatIsGoingOrGoneIsNotChanged() {
        stage.account.ecs().deleteService(r -> r.cluster("my-app-cluster").service("my-app-api-service").force(true));
        assertEquals(new RolloutProblem.ServiceDraining("my-app-api-service"), thrown(() -> scale(2)));

        stage.pass(300);
        assertEquals(new RolloutProblem.ServiceInactive("my-app-api-service"), thrown(() -> scale(2)));
    }

    @Test
    void aRevisionOfChoiceIsGoneBackTo() throws ProblemException {
        deploy("v2");
        stage.pass(300);
        deploy("v3");
        stage.pass(300);

        goTo("my-app-api:1");

        assertTrue(service().taskDefinition().endsWith("my-app-api:1"));
        stage.pass(300);
        assertTrue(new Rollback(stage.account).plan(chosen("my-app-api:1")).isAllKept());
    }

    @Test
    void aRevisionThatWasDeregisteredIsNoChoice() throws ProblemException {
        deploy("v2");
        stage.account.ecs().deregisterTaskDefinition(r -> r.taskDefinition("my-app-api:1"));

        assertEquals(new RolloutProblem.RevisionInactive("my-app-api:1"), thrown(() -> goTo("my-app-api:1")));
    }

    @Test
    void aRevisionThatTheLoadBalancerCannotServeIsNoChoice() throws ProblemException {
        deploy("v2");
        stage.pretend(service -> service.toBuilder().loadBalancers(
                LoadBalancer.builder().containerName("api").containerPort(81).build()).build());

        assertEquals(new RolloutProblem.NoBalancedPort("my-app-api-service", "api", 81, List.of("8080")),
                thrown(() -> goTo("my-app-api:1")));
    }

    @Test
    void theLastGoodOneIsWhatADeploymentSucceededWithAndNotTheRevisionBefore() throws ProblemException {
        deploy("v2");
        new Applying(folder).make(new StopDeployment(stage.account), new StopRequest(stage.service));
        stage.pass(300);
        deploy("v3");
        stage.pass(300);

        Plan<RollbackRequest> plan = new Rollback(stage.account).plan(RollbackRequest.toTheLastGood(stage.service));

        assertEquals(List.of("my-app-api:3", "my-app-api:1"), plan.notes().getFirst().facts());
    }

    @Test
    void withoutTheRightToReadTheHistoryTheRevisionBeforeWillDo() throws ProblemException {
        deploy("v2");
        stage.pass(300);
        stage.refusing.deny("ListServiceDeployments");

        Plan<RollbackRequest> plan = new Rollback(stage.account).plan(RollbackRequest.toTheLastGood(stage.service));

        assertEquals(List.of("my-app-api:2", "my-app-api:1"), plan.notes().getFirst().facts());
    }

    private void scale(int desired) throws ProblemException {
        new Applying(folder).make(new Scale(stage.account), new ScaleRequest(stage.service, desired));
    }

    private void goTo(String revision) throws ProblemException {
        new Applying(folder).make(new Rollback(stage.account), chosen(revision));
    }

    private RollbackRequest chosen(String revision) {
        return new RollbackRequest(stage.service, Optional.of(revision));
    }

    private void deploy(String tag) throws ProblemException {
        new Applying(folder).make(new Deploy(stage.account, new Registration(stage.account)), stage.pushed(tag));
    }

    private static List<String> keys(Plan<?> plan) {
        return plan.notes().stream().map(Note::key).toList();
    }

    private static Problem thrown(Executable action) {
        return assertThrows(ProblemException.class, action).problem();
    }

    private Service service() {
        return stage.account.ecs().describeServices(r -> r.cluster("my-app-cluster").services("my-app-api-service"))
                .services().getFirst();
    }
}
