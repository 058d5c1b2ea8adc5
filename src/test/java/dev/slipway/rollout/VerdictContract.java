package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.ui.rollout.RolloutEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * What is said of each kind of rollout, by verdict and by cause, and how soon after AWS shows the evidence. Every
 * account that is played to a watch has to come to the same.
 */
abstract class VerdictContract {

    private Stage stage;
    private ServiceScene scene;
    private Timeline timeline = Timeline.empty();
    private final List<Judgement> said = new ArrayList<>();
    /** The look after which the account has first shown what tells. */
    private int telling = -1;
    private int looks;
    private Evidence evidence = () -> false;
    private Watch watch;

    @BeforeEach
    void raise() throws ProblemException {
        stage = stage();
        scene = new ServiceScene(stage);
    }

    /** Ready for a first deployment. */
    abstract Stage stage() throws ProblemException;

    /** Lets so much time go by for the account and the watch. */
    void pass(Stage on, Duration time) {
        on.clock.advance(time);
    }

    /** From now on Fargate has room for a task, or not. */
    abstract void hasCapacity(boolean has);

    /** From now on the account answers this operation with {@code ThrottlingException}, or again as it should. */
    abstract void throttles(Stage on, String operation, boolean does);

    @Test
    void aDeploymentThatSucceeds() throws ProblemException {
        String deployment = scene.balanced(1);

        watch(deployment, Duration.ofMinutes(15), Judgement::isFinal);

        assertEquals(new Judgement.Succeeded(deployment, "my-app-api:1"), said.getLast());
        assertTrue(said.stream().noneMatch(Judgement.Stuck.class::isInstance), said::toString);
    }

    @Test
    void aCrashLoop() throws ProblemException {
        String deployment = scene.crashing(1);

        var stuck = stuck(deployment, Cause.ENTRYPOINT_NOT_FOUND, () -> failures(deployment) >= 2);

        assertEquals(Judgement.Proof.REPEATS, stuck.proof());
        assertTrue(stuck.evidence().toString().contains("ClassNotFoundException"), stuck.evidence()::toString);
    }

    @Test
    void aCrashLoopAfterAGoodDeploymentIsRolledBackAndNeverASuccess() throws ProblemException {
        scene.balanced(1);
        watch("", Duration.ofMinutes(6), _ -> false);
        said.clear();
        scene.register(container -> container.command("gone"));
        String deployment = scene.redeploy();

        watch(deployment, Duration.ofMinutes(40), judgement -> judgement instanceof Judgement.RolledBack);
        watch(deployment, Duration.ofMinutes(10), _ -> false);

        assertInstanceOf(Judgement.RolledBack.class, said.getLast());
        assertFalse(said.stream().anyMatch(Judgement.Succeeded.class::isInstance));
        assertEquals(Cause.ENTRYPOINT_NOT_FOUND, cause());
        assertInstanceOf(Judgement.RolledBack.class, Judgement.of(timeline), "for who did not start it, too");
    }

    @Test
    void aFirstDeploymentThatCannotGoBack() throws ProblemException {
        scene.register(container -> container.command("gone"));
        String deployment = scene.create(1, _ -> {});

        watch(deployment, Duration.ofMinutes(40), Judgement::isFinal);

        assertFalse(assertInstanceOf(Judgement.Failed.class, said.getLast()).earlierRuns());
        assertTrue(said.stream().anyMatch(Judgement.Stuck.class::isInstance), "stuck is said before AWS gives up");
        assertEquals(Cause.ENTRYPOINT_NOT_FOUND, cause());
    }

    @Test
    void anImageThatIsMissing() throws ProblemException {
        scene.register(_ -> {});
        stage.removeImages();
        String deployment = scene.create(1, _ -> {});

        assertTrue(stuck(deployment, Cause.IMAGE_NOT_FOUND, () -> failures(deployment) >= 2).reason()
                .startsWith("CannotPullContainerError"));
    }

    @Test
    void aRoleThatIsMissing() throws ProblemException {
        scene.register(_ -> {});
        stage.behind.iam().deleteRolePolicy(r -> r.roleName("ecsTaskExecutionRole").policyName("rights"));
        stage.behind.iam().deleteRole(r -> r.roleName("ecsTaskExecutionRole"));
        String deployment = scene.create(1, _ -> {});

        var stuck = stuck(deployment, Cause.EXECUTION_ROLE_CANNOT_BE_ASSUMED,
                () -> events().stream().anyMatch(event -> event.contains("failed to launch")));

        assertEquals(Judgement.Proof.PLACEMENT, stuck.proof());
        assertTrue(stuck.reason().contains("unable to assume the role"), stuck.reason());
    }

    @Test
    void aLogGroupThatIsMissing() throws ProblemException {
        scene.register(_ -> {});
        stage.behind.logs().deleteLogGroup(r -> r.logGroupName("/ecs/my-app-api"));
        String deployment = scene.create(1, _ -> {});

        assertTrue(stuck(deployment, Cause.LOG_GROUP_MISSING, () -> failures(deployment) >= 2).reason()
                .contains("log"));
    }

    @Test
    void tooLittleMemory() throws ProblemException {
        scene.register(container -> container.memory(8));
        String deployment = scene.create(1, _ -> {});

        assertTrue(stuck(deployment, Cause.OUT_OF_MEMORY, () -> failures(deployment) >= 2).reason()
                .contains("OutOfMemoryError"));
    }

    @Test
    void noCapacityOnFargate() throws ProblemException {
        scene.register(_ -> {});
        hasCapacity(false);
        String deployment = scene.create(1, _ -> {});

        var stuck = stuck(deployment, Cause.CAPACITY_UNAVAILABLE, this::isUnplaced);

        assertEquals(Judgement.Proof.PLACEMENT, stuck.proof());
        hasCapacity(true);
        watch(deployment, Duration.ofMinutes(15), Judgement::isFinal);
        assertEquals(new Judgement.Succeeded(deployment, "my-app-api:1"), said.getLast(), "once there is room again");
    }

    @Test
    void noInstanceInTheCluster() throws ProblemException {
        scene.register(_ -> {});
        String deployment = scene.onInstances(1);

        assertEquals(Judgement.Proof.PLACEMENT,
                stuck(deployment, Cause.NO_CONTAINER_INSTANCES, this::isUnplaced).proof());
    }

    @Test
    void aHealthCheckOfTheContainerThatFails() throws ProblemException {
        scene.register(container -> container.healthCheck(HealthCheck.builder()
                .command("CMD-SHELL", "curl -f http://localhost:9999/ || exit 1").build()));
        String deployment = scene.create(1, _ -> {});

        assertEquals(Judgement.Proof.UNHEALTHY, stuck(deployment, Cause.HEALTH_CHECK_FAILING,
                () -> tasks(DesiredStatus.RUNNING).stream().anyMatch(task -> "UNHEALTHY".equals(
                        task.healthStatusAsString())) || failures(deployment) >= 1).proof());
    }

    @Test
    void aHealthPathThatDoesNotExist() throws ProblemException {
        scene.register(_ -> {});
        String group = scene.targetGroup("/health");
        String deployment = scene.create(1, r -> scene.behind(group).accept(r.healthCheckGracePeriodSeconds(3600)));
        watch(deployment, Duration.ofMinutes(5), _ -> false);
        assertTrue(said.stream().allMatch(Judgement.Progressing.class::isInstance), "within the grace period");
        assertEquals(Judgement.Wait.HEALTH, ((Judgement.Progressing) said.getLast()).waitsFor());

        scene.update(r -> r.healthCheckGracePeriodSeconds(0));
        telling = -1;
        var stuck = stuck(deployment, Cause.TARGET_GROUP_UNHEALTHY, () -> true);

        assertTrue(stuck.reason().contains("[404]"), stuck.reason());
    }

    @Test
    void aPortThatNobodyListensAt() throws ProblemException {
        scene.register(_ -> {});
        String group = scene.targetGroup("/api/hello", "9999");
        String deployment = scene.create(1, scene.behind(group));

        var stuck = stuck(deployment, Cause.TARGET_GROUP_UNHEALTHY, () -> failures(deployment) >= 1
                || stage.behind.elb().describeTargetHealth(r -> r.targetGroupArn(group)).targetHealthDescriptions()
                        .stream().anyMatch(it -> it.targetHealth().stateAsString().equals("unhealthy")));

        assertTrue(stuck.proof() == Judgement.Proof.UNHEALTHY || stuck.proof() == Judgement.Proof.REPEATS);
    }

    @Test
    void nothingIsWanted() throws ProblemException {
        scene.register(_ -> {});
        String deployment = scene.create(0, _ -> {});

        watch(deployment, Duration.ofMinutes(5), Judgement::isFinal);

        assertInstanceOf(Judgement.Succeeded.class, said.getLast());
        assertTrue(Remarks.of(timeline).contains(Note.warning("rollout.remark.nothingWanted")));
    }

    @Test
    void twoDeploymentsThatOverlap() throws ProblemException {
        scene.balanced(1);
        watch("", Duration.ofMinutes(6), _ -> false);
        scene.register(_ -> {});
        String first = scene.redeploy();
        watch(first, Duration.ofSeconds(10), _ -> false);
        scene.register(_ -> {});
        String second = scene.redeploy();

        watch(first, Duration.ofSeconds(10), Judgement::isFinal);
        assertEquals(new Judgement.Replaced(second, "my-app-api:3"), said.getLast());
        watch(second, Duration.ofMinutes(15), Judgement::isFinal);
        assertEquals(new Judgement.Succeeded(second, "my-app-api:3"), said.getLast());
    }

    @Test
    void theServiceIsDeletedMeanwhile() throws ProblemException {
        String deployment = scene.balanced(1);
        watch(deployment, Duration.ofSeconds(20), _ -> false);
        scene.delete();

        watch(deployment, Duration.ofSeconds(5), Judgement::isFinal);
        assertEquals(new Judgement.Gone("DRAINING"), said.getLast());
        assertTrue(looks - telling <= 12);
    }

    @Test
    void aThrottledAccountDelaysTheVerdictAndDoesNotChangeIt() throws ProblemException {
        String deployment = scene.balanced(1);
        watch(deployment, Duration.ofSeconds(10), _ -> false);
        throttles(stage, "DescribeServices", true);
        watch(deployment, Duration.ofSeconds(30), _ -> false);
        assertInstanceOf(Judgement.Progressing.class, said.getLast());
        throttles(stage, "DescribeServices", false);

        watch(deployment, Duration.ofMinutes(3), Judgement::isFinal);
        assertInstanceOf(Judgement.Succeeded.class, said.getLast());
    }

    /** The verdict that it is stuck, said together with this cause at most two looks after the evidence. */
    private Judgement.Stuck stuck(String deployment, Cause cause, Evidence evidence) throws ProblemException {
        this.evidence = evidence;
        watch(deployment, Duration.ofMinutes(15),
                judgement -> judgement instanceof Judgement.Stuck && cause() == cause || judgement.isFinal());
        assertEquals(cause, cause());
        var stuck = assertInstanceOf(Judgement.Stuck.class, said.getLast());
        assertTrue(telling >= 0, "said before there was any evidence: " + stuck);
        assertTrue(looks - telling <= 2, () -> "it took " + (looks - telling) + " looks");
        return stuck;
    }

    /** What the account shows to whoever asks. */
    private interface Evidence {
        boolean isThere();
    }

    private void watch(String deployment, Duration most, Predicate<Judgement> until) throws ProblemException {
        watch = watch == null ? stage.watch() : watch;
        Instant end = stage.clock.instant().plus(most);
        do {
            if (telling < 0 && evidence.isThere()) {
                telling = looks;
            }
            timeline = timeline.with(watch.look());
            looks++;
            said.add(deployment.isEmpty() ? Judgement.of(timeline) : Judgement.of(timeline, deployment));
            if (!until.test(said.getLast())) {
                pass(stage, watch.untilNext());
            }
        } while (stage.clock.instant().isBefore(end) && !until.test(said.getLast()));
    }

    private Cause cause() {
        return Diagnosis.of(RolloutEvidence.of(timeline, said.getLast())).first().cause();
    }

    private boolean isUnplaced() {
        return events().stream().anyMatch(event -> event.contains("unable to place a task"));
    }

    private long failures(String deployment) {
        return tasks(DesiredStatus.STOPPED).stream().filter(task -> deployment.equals(task.startedBy())).count();
    }

    private List<Task> tasks(DesiredStatus desired) {
        var arns = stage.behind.ecs().listTasks(r -> r.cluster(stage.service.cluster()).desiredStatus(desired))
                .taskArns();
        return arns.isEmpty() ? List.of() : stage.behind.ecs().describeTasks(r -> r.cluster(stage.service.cluster())
                .tasks(arns)).tasks();
    }

    private List<String> events() {
        return stage.behind.ecs().describeServices(r -> r.cluster(stage.service.cluster())
                .services(stage.service.service())).services().getFirst().events().stream().map(it -> it.message())
                .toList();
    }
}
