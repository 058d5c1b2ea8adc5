package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.parts.Applying;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;

class DeployTest {

    @TempDir
    private Path folder;
    private Stage stage;
    private Deploy deploy;

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        deploy = new Deploy(stage.account, new Registration(stage.account));
    }

    @Test
    void aFirstDeploymentRegistersTheDefinitionAndMakesTheService() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");

        Plan<DeployRequest> plan = deploy.plan(wanted);
        assertEquals(List.of(Subject.Kind.TASK_DEFINITION, Subject.Kind.SERVICE), kinds(plan.toMake()));
        var verdict = assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(deploy, wanted));

        assertEquals(Subject.Kind.DEPLOYMENT, verdict.seen().getLast().kind());
        Service service = service();
        assertEquals(service.deployments().getFirst().id(), verdict.seen().getLast().name());
        assertTrue(service.taskDefinition().endsWith("my-app-api:1"));
        assertEquals(1, service.desiredCount());
        assertEquals(PropagateTags.SERVICE, service.propagateTags());
        assertEquals(Pipeline.TAG, service.tags().getFirst().key());
        var network = service.networkConfiguration().awsvpcConfiguration();
        assertEquals(AssignPublicIp.ENABLED, network.assignPublicIp());
        assertEquals(wanted.network().subnetIds(), network.subnets());
        assertTrue(service.deploymentConfiguration().deploymentCircuitBreaker().rollback());
    }

    @Test
    void whatRunsAlreadyIsKeptUnlessItIsForced() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        complete(wanted);

        assertTrue(deploy.plan(wanted).isAllKept());
        Change.Run run = assertInstanceOf(Change.Run.class, deploy.plan(wanted.forced()).toMake().getFirst());
        assertTrue(run.sends().commands().getFirst().contains("--force-new-deployment"));
        String before = service().deployments().getFirst().id();
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(deploy, wanted.forced()));
        assertFalse(service().deployments().getFirst().id().equals(before));
    }

    @Test
    void aNewImageIsANewRevisionAndADeploymentAgainstTheOneThatRuns() throws ProblemException {
        complete(stage.pushed("v1"));
        String running = service().deployments().getFirst().id();
        DeployRequest next = stage.pushed("v2");

        Plan<DeployRequest> plan = deploy.plan(next);

        assertEquals(running, assertInstanceOf(Change.Run.class, plan.toMake().getLast()).against());
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(deploy, next));
        assertTrue(service().taskDefinition().endsWith("my-app-api:2"));
    }

    @Test
    void aDeploymentIsRefusedWhenSomebodyElseDeployedMeanwhile() throws ProblemException {
        complete(stage.pushed("v1"));
        Plan<DeployRequest> previewed = deploy.plan(stage.pushed("v2"));
        stage.account.ecs().updateService(r -> r.cluster("my-app-cluster").service("my-app-api-service")
                .forceNewDeployment(true));
        String theirs = service().deployments().getFirst().id();

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).apply(deploy, previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
        assertEquals(theirs, service().deployments().getFirst().id());
    }

    @Test
    void aDeploymentUnderWayThatWouldBeReplacedIsAWarning() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        new Applying(folder).make(deploy, wanted);

        assertFalse(deploy.plan(wanted).notes().stream().anyMatch(note -> note.key().equals("rollout.replaces")));
        assertTrue(deploy.plan(stage.pushed("v2")).notes().stream()
                .anyMatch(note -> note.key().equals("rollout.replaces")));
    }

    @Test
    void aKnownDigestPinsTheImageAndTheNoteShowsBoth() throws ProblemException {
        DeployRequest tagged = stage.pushed("v1");
        String digest = stage.account.ecr().describeImages(r -> r.repositoryName("my-app-api")).imageDetails().getFirst()
                .imageDigest();
        DeployRequest wanted = DeployRequest.of(tagged.pipeline(), tagged.definition(),
                tagged.image().name().withDigest(digest), tagged.network());

        Plan<DeployRequest> plan = deploy.plan(wanted);

        assertTrue(((Change.Create) plan.changes().getFirst()).content().contains("my-app-api@" + digest));
        assertEquals("rollout.image.rendered", plan.notes().getFirst().key());
        assertEquals(List.of("123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api@" + digest,
                "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:v1"), plan.notes().getFirst().facts());
        new Applying(folder).make(deploy, wanted);
        assertTrue(deploy.plan(wanted).isAllKept());
    }

    @Test
    void anImageThatWasNeverPushedIsRefused() throws ProblemException {
        stage.pushed("v1");

        assertEquals(new RolloutProblem.NoImage("123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:v9"),
                refused(stage.request("v9")));
    }

    @Test
    void aRepositoryThatIsNotThereIsRefused() throws ProblemException {
        stage.account.ecr().deleteRepository(r -> r.repositoryName("my-app-api").force(true));

        assertEquals(new RolloutProblem.NoRepository("my-app-api"), refused(stage.request("v1")));
    }

    @Test
    void whereImagesMayNotBeListedTheDeploymentGoesOnWithAWarning() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        stage.refusing.deny("DescribeImages");

        assertTrue(deploy.plan(wanted).notes().stream().anyMatch(note -> note.key().equals("rollout.image.unchecked")));
    }

    @Test
    void aDefinitionWithoutTheContainerIsRefused() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        DeployRequest misnamed = DeployRequest.of(wanted.pipeline(),
                Edit.renameContainer(wanted.definition(), "api", "dummy"), wanted.image(), wanted.network());

        assertEquals(new RolloutProblem.NoSuchContainer("api", List.of("dummy")), refused(misnamed));
    }

    @Test
    void aMissingClusterIsRefused() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        stage.account.ecs().deleteCluster(r -> r.cluster("my-app-cluster"));

        assertEquals(new RolloutProblem.NoCluster("my-app-cluster"), refused(wanted));
    }

    @Test
    void aServiceThatIsBeingDeletedIsRefusedAndMadeAnewWhenItIsGone() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        complete(wanted);
        stage.account.ecs().deleteService(r -> r.cluster("my-app-cluster").service("my-app-api-service").force(true));

        assertEquals(new RolloutProblem.ServiceDraining("my-app-api-service"), refused(wanted));
        stage.pass(300);
        assertEquals(List.of(Subject.Kind.SERVICE), kinds(deploy.plan(wanted).toMake()));
    }

    @Test
    void aServiceScaledToNothingIsScaledUpAndSaidSo() throws ProblemException {
        complete(stage.pushed("v1"));
        stage.account.ecs().updateService(r -> r.cluster("my-app-cluster").service("my-app-api-service").desiredCount(0));

        Plan<DeployRequest> plan = deploy.plan(stage.pushed("v2"));

        assertTrue(plan.notes().stream().anyMatch(note -> note.key().equals("rollout.scaledToNothing")));
        assertTrue(plan.toMake().getLast().toString().contains("--desired-count 1"), plan.toMake().toString());
    }

    @Test
    void aDenialNamesWhatWasDenied() throws ProblemException {
        DeployRequest wanted = stage.pushed("v1");
        stage.refusing.deny("CreateService");

        var refusal = assertThrows(ProblemException.class, () -> new Applying(folder).make(deploy, wanted));

        assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem());
        assertEquals(List.of(Subject.Kind.SERVICE), kinds(deploy.plan(wanted).toMake()),
                "the revision that was registered is kept by the next plan");
    }

    private void complete(DeployRequest wanted) throws ProblemException {
        new Applying(folder).make(deploy, wanted);
        stage.pass((int) Duration.ofMinutes(5).toSeconds());
        assertEquals("COMPLETED", service().deployments().getFirst().rolloutStateAsString(), service().events().toString());
    }

    private Problem refused(DeployRequest wanted) {
        return assertThrows(ProblemException.class, () -> deploy.plan(wanted)).problem();
    }

    private Service service() {
        return stage.account.ecs().describeServices(r -> r.cluster("my-app-cluster").services("my-app-api-service")
                .include(ServiceField.TAGS)).services().getFirst();
    }

    private static List<Subject.Kind> kinds(List<Change> changes) {
        return changes.stream().map(change -> change.what().kind()).toList();
    }
}
