package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.parts.Applying;
import dev.slipway.taskdef.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private static final Duration LONG = Duration.ofMinutes(20);

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
    void aGoodDeploymentIsWatchedToItsEnd() throws ProblemException {
        String deployment = started(stage.pushed("v1"));

        Timeline timeline = stage.watch(deployment, LONG);

        assertEquals(new Judgement.Succeeded(deployment, "my-app-api:1"), Judgement.of(timeline, deployment));
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline));
        Snapshot last = timeline.latest().orElseThrow();
        assertEquals(List.of(), last.problems());
        assertEquals(1, last.primary().orElseThrow().running());
        assertEquals("SUCCESSFUL", last.history().getFirst().status());
        assertTrue(said(timeline).stream().anyMatch(line -> line.contains("has reached a steady state")));
        assertTrue(timeline.entries().stream().anyMatch(Entry.LogLine.class::isInstance), "the container’s log");
        assertEquals(List.of("PROVISIONING", "PENDING", "ACTIVATING", "RUNNING"), taskStates(timeline));
        assertEquals(said(timeline).stream().distinct().toList(), said(timeline), "nothing is said twice");
    }

    @Test
    void progressIsToldStepByStep() throws ProblemException {
        started(stage.pushed("v1"));
        stage.pass(300);
        String deployment = started(stage.pushed("v2"));
        Set<Judgement.Wait> waits = new LinkedHashSet<>();
        Watch watch = stage.watch();
        Timeline timeline = Timeline.empty().with(watch.look());
        while (Judgement.of(timeline, deployment) instanceof Judgement.Progressing progressing) {
            waits.add(progressing.waitsFor());
            stage.pass(1);
            timeline = timeline.with(watch.look());
        }

        assertEquals(List.of(Judgement.Wait.PLACING, Judgement.Wait.STARTING, Judgement.Wait.DRAINING,
                Judgement.Wait.SETTLING), List.copyOf(waits));
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void anImageThatIsGoneIsStuckOnceItRepeatsAndThenRolledBackInAwsOwnWords() throws ProblemException {
        stage.watch(started(stage.pushed("v1")), LONG);
        String deployment = started(stage.pushed("v2"));
        stage.removeImages();

        Timeline timeline = Timeline.empty();
        Watch watch = stage.watch();
        Judgement judgement = Judgement.of(timeline, deployment);
        boolean wasStuck = false;
        for (int look = 0; look < 600 && !judgement.isFinal(); look++) {
            timeline = timeline.with(watch.look());
            judgement = Judgement.of(timeline, deployment);
            wasStuck |= judgement instanceof Judgement.Stuck;
            stage.pass(2);
        }

        assertTrue(wasStuck, "seen before the circuit breaker gives up");
        var back = assertInstanceOf(Judgement.RolledBack.class, judgement);
        assertTrue(back.reason().startsWith("CannotPullContainerError: "), back.reason());
        assertEquals("my-app-api:1", back.toRevision());
        stage.pass(300);
        Timeline later = Timeline.empty().with(stage.watch().look());
        assertEquals("COMPLETED", later.latest().orElseThrow().primary().orElseThrow().rolloutState());
        assertInstanceOf(Judgement.RolledBack.class, Judgement.of(later), "stable again is not succeeded");
    }

    @Test
    void aFirstDeploymentWithoutItsImageFailsWithNothingToGoBackTo() throws ProblemException {
        String deployment = started(stage.pushed("v1"));
        stage.removeImages();

        Timeline timeline = stage.watch(deployment, LONG);

        var failed = assertInstanceOf(Judgement.Failed.class, Judgement.of(timeline, deployment));
        assertTrue(failed.reason().startsWith("CannotPullContainerError: "), failed.reason());
        assertTrue(timeline.latest().orElseThrow().stopped(deployment).getFirst().count() >= 2);
    }

    @Test
    void whatMayNotBeReadLeavesTheRestToBeSeen() throws ProblemException {
        String deployment = started(stage.pushed("v1"));
        stage.refusing.deny("ListServiceDeployments").deny("GetLogEvents").deny("DescribeTasks");

        Timeline timeline = stage.watch(deployment, LONG);

        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
        assertTrue(timeline.latest().orElseThrow().problems().stream()
                .allMatch(problem -> problem instanceof AwsProblem.AccessDenied));
    }

    @Test
    void targetHealthIsInTheLookAndInTheTimeline() throws ProblemException {
        new ServiceScene(stage).balanced(1);
        Timeline timeline = stage.watch("", Duration.ofMinutes(3));

        TargetRow target = timeline.latest().orElseThrow().targets().getFirst();
        assertEquals("healthy", target.state());
        assertEquals(timeline.latest().orElseThrow().tasks().getFirst().address() + ":8080", target.name());
        assertEquals("healthy", timeline.entries().stream().filter(Entry.TargetChange.class::isInstance)
                .map(entry -> ((Entry.TargetChange) entry).to()).reduce("", (_, last) -> last));
        assertEquals(Duration.ofSeconds(300), timeline.latest().orElseThrow().waits().drain());
    }

    @Test
    void targetHealthThatMayNotBeReadIsSaidOnceAndLeavesTheRest() throws ProblemException {
        String deployment = new ServiceScene(stage).balanced(1);
        stage.refusing.deny("DescribeTargetHealth");
        Timeline timeline = stage.watch(deployment, LONG);

        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
        assertEquals(List.of(), timeline.latest().orElseThrow().targets());
        assertEquals(1, timeline.entries().stream().filter(Entry.Trouble.class::isInstance).count());
        assertEquals(1, timeline.latest().orElseThrow().problems().size());
    }

    @Test
    void aHistoryThatIsNotToBeHadIsAskedForOnceAndTheReasonStays() throws ProblemException {
        started(stage.pushed("v1"));
        stage.refusing.answer("ListServiceDeployments", 500, "InternalError", "not implemented");
        Watch watch = stage.watch();

        Snapshot first = watch.look();
        stage.refusing.allow("ListServiceDeployments");
        Snapshot second = watch.look();

        assertEquals(1, first.problems().size());
        assertEquals(first.problems(), second.problems());
    }

    @Test
    void aLookThatIsThrottledFailsInPartOnly() throws ProblemException {
        String deployment = started(stage.pushed("v1"));
        stage.pass(300);
        stage.refusing.throttle("DescribeServices");

        Snapshot look = stage.watch().look();

        assertTrue(look.wasThrottled());
        assertEquals(1, look.tasks().size());
        assertInstanceOf(Judgement.Progressing.class, Judgement.of(Timeline.empty().with(look), deployment));
    }

    @Test
    void aServiceThatIsNotThereIsSaidToBeMissing() throws ProblemException {
        Snapshot look = stage.watch().look();

        assertEquals("MISSING", look.status());
        assertEquals(List.of(), look.problems());
    }

    private String started(DeployRequest wanted) throws ProblemException {
        var verdict = assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(deploy, wanted));
        return verdict.seen().getLast().name();
    }

    private static List<String> said(Timeline timeline) {
        return timeline.entries().stream().filter(Entry.ServiceEvent.class::isInstance)
                .map(entry -> ((Entry.ServiceEvent) entry).message()).toList();
    }

    private static List<String> taskStates(Timeline timeline) {
        return timeline.entries().stream().filter(Entry.TaskChange.class::isInstance)
                .map(entry -> ((Entry.TaskChange) entry).to()).toList();
    }
}
