package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Note;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final String NO_IMAGE = "CannotPullContainerError: pull image manifest has been retried 1 time(s): "
            + "failed to resolve ref 123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:gone: not found";

    @Test
    void aDeploymentThatIsNotToBeSeenYetIsWaitedFor() {
        assertEquals(Judgement.Wait.SIGHT, waitsFor(new Looks().old("PRIMARY", 1).after(1)));
        assertEquals(Judgement.Wait.SIGHT, waitsFor(new Looks().status("").after(1)));
    }

    @Test
    void progressSaysWhatItWaitsForAndHowLong() {
        Looks placing = new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 0, 0);

        assertEquals(new Judgement.Progressing(Judgement.Wait.PLACING, Duration.ofSeconds(7),
                Duration.ZERO), judged(placing.after(7)));
        assertEquals(Judgement.Wait.STARTING, waitsFor(new Looks().old("ACTIVE", 1)
                .ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING").after(10)));
        assertEquals(Judgement.Wait.DRAINING, waitsFor(new Looks().old("ACTIVE", 1)
                .ours("PRIMARY", "IN_PROGRESS", 0, 1).task("t1", "RUNNING").after(20)));
        assertEquals(Judgement.Wait.SETTLING, waitsFor(new Looks()
                .ours("PRIMARY", "IN_PROGRESS", 0, 1).task("t1", "RUNNING").after(30)));
    }

    @Test
    void onlyThisVeryDeploymentCompletedIsASuccess() {
        Snapshot complete = new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(60);

        assertEquals(new Judgement.Succeeded("ecs-svc/new", "my-app-api:2"), judged(complete));
    }

    @Test
    void aServiceThatIsStableAgainAfterARollbackHasNotSucceeded() {
        Snapshot before = new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 0).after(5);
        Snapshot stable = new Looks().old("PRIMARY", 1).after(200);

        var judgement = assertInstanceOf(Judgement.RolledBack.class, judged(before, stable));

        assertEquals("my-app-api:1", judgement.toRevision());
    }

    @Test
    void aRollbackQuotesWhyTheTasksStopped() {
        Snapshot before = new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 0)
                .stopped("t1", "TaskFailedToStart", NO_IMAGE).after(30);
        Snapshot after = new Looks().ours("ACTIVE", "FAILED", 0, 0)
                .back("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/old.")
                .history("ROLLBACK_IN_PROGRESS", "Service deployment rolled back.").after(110);

        var judgement = assertInstanceOf(Judgement.RolledBack.class, judged(before, after));

        assertEquals(NO_IMAGE, judgement.reason());
        assertTrue(judgement.evidence().contains("Service deployment rolled back."), judgement.evidence().toString());
    }

    @Test
    void aNewerDeploymentOfSomethingElseHasReplacedOurs() {
        Snapshot before = new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 0).after(5);
        Snapshot after = new Looks().old("ACTIVE", 1).ours("ACTIVE", "IN_PROGRESS", 1, 0)
                .deployment("ecs-svc/theirs", "PRIMARY", 3, "IN_PROGRESS", 0, 0).after(40);

        assertEquals(new Judgement.Replaced("ecs-svc/theirs", "my-app-api:3"), judged(before, after));
    }

    @Test
    void oneStoppedTaskIsNoCrashLoopButTheSecondIs() {
        Looks once = new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t1", 1, "").task("t2", "PENDING");
        Looks twice = new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 1).exited("t1", 1, "").exited("t2", 1, "")
                .line("t2", 15, "DATABASE_URL is not set").task("t3", "RUNNING");

        assertInstanceOf(Judgement.Progressing.class, judged(once.after(25)));
        var stuck = assertInstanceOf(Judgement.Stuck.class, judged(twice.after(45)));
        assertEquals("Essential container in task exited", stuck.reason());
        assertEquals(List.of("2 x Essential container in task exited [exit code 1]", "DATABASE_URL is not set"),
                stuck.evidence());
    }

    @Test
    void tasksThatAwsNoLongerShowsStillCount() {
        Snapshot first = new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t1", 1, "").after(30);
        Snapshot anHourLater = new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 0).exited("t2", 1, "").after(4000);

        assertInstanceOf(Judgement.Stuck.class, judged(first, anHourLater));
    }

    @Test
    void tasksOfTheOldDeploymentThatAreTakenDownAreNoCrash() {
        Looks looks = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0);
        looks.stopped("t1", "ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/new)");
        looks.stopped("t2", "ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/new)");
        looks.stopped("t3", "UserInitiated", "failed on purpose").stopped("t4", "UserInitiated", "failed on purpose");

        assertInstanceOf(Judgement.Progressing.class, judged(looks.after(25)));
    }

    @Test
    void tasksThatFailTheirHealthCheckAreACrash() {
        Looks looks = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0);
        looks.stopped("t1", "ServiceSchedulerInitiated", "Task failed container health checks");
        looks.stopped("t2", "ServiceSchedulerInitiated", "Task failed container health checks");

        assertInstanceOf(Judgement.Stuck.class, judged(looks.after(90)));
    }

    @Test
    void whatEcsCannotDoIsStuckOnlyWhenSaidOfThisDeployment() {
        String unable = "(service web) was unable to place a task. Reason: You've reached the limit on the number of "
                + "tasks you can run concurrently.";
        Looks earlier = new Looks().event("e1", -60, unable).ours("PRIMARY", "IN_PROGRESS", 0, 0);
        Looks now = new Looks().event("e1", 60, unable).ours("PRIMARY", "IN_PROGRESS", 0, 0);

        assertInstanceOf(Judgement.Progressing.class, judged(earlier.after(5)));
        assertEquals(unable, assertInstanceOf(Judgement.Stuck.class, judged(now.after(65))).reason());
    }

    @Test
    void aFirstDeploymentThatFailsHasNothingToGoBackTo() {
        Looks looks = new Looks().ours("PRIMARY", "FAILED", 0, 0).stopped("t1", "TaskFailedToStart", NO_IMAGE);

        var failed = assertInstanceOf(Judgement.Failed.class, judged(looks.after(120)));

        assertEquals(NO_IMAGE, failed.reason());
        assertTrue(failed.evidence().contains("ECS deployment circuit breaker: tasks failed to start."));
    }

    @Test
    void aServiceThatIsGoneIsSaidToBeGone() {
        assertEquals(new Judgement.Gone("INACTIVE"), judged(new Looks().status("INACTIVE").after(1)));
        Looks missing = new Looks().status("MISSING");
        assertEquals(new Judgement.Gone("MISSING"), judged(missing.after(1), missing.after(70)));
    }

    @Test
    void aServiceThatWasJustMadeIsWaitedForWhereEcsDoesNotShowItYet() {
        Looks missing = new Looks().status("MISSING");
        var waits = assertInstanceOf(Judgement.Progressing.class, judged(missing.after(1), missing.after(30)));
        assertEquals(Judgement.Wait.SIGHT, waits.waitsFor());
    }

    @Test
    void whoDidNotStartItIsToldOfTheRollbackToo() {
        Looks looks = new Looks().back("ECS deployment ecs-svc/back completed.")
                .history("ROLLBACK_SUCCESSFUL", "The circuit breaker threshold was exceeded.");

        var judgement = assertInstanceOf(Judgement.RolledBack.class,
                Judgement.of(Timeline.empty().with(looks.after(500))));

        assertEquals("The circuit breaker threshold was exceeded.", judgement.reason());
    }

    @Test
    void whoDidNotStartItSeesTheLatestDeployment() {
        Looks looks = new Looks().ours("PRIMARY", "COMPLETED", 0, 1).history("SUCCESSFUL", "");

        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(Timeline.empty().with(looks.after(500))));
    }

    @Test
    void aTargetThatIsUnhealthyBeyondTheGracePeriodIsStuckAndBeforeItIsWaitedFor() {
        Looks young = running().grace(60).target("unhealthy", "Health checks failed with these codes: [404]");
        Looks old = running().grace(60).target("unhealthy", "Health checks failed with these codes: [404]");

        assertEquals(new Judgement.Progressing(Judgement.Wait.HEALTH, Duration.ofSeconds(40), Duration.ofSeconds(60)),
                judged(young.after(40)));
        var stuck = assertInstanceOf(Judgement.Stuck.class, judged(old.after(75)));
        assertEquals(Judgement.Proof.UNHEALTHY, stuck.proof());
        assertEquals("10.0.0.9:8080: Health checks failed with these codes: [404]", stuck.reason());
    }

    @Test
    void aTargetThatEcsHasAlreadyActedUponIsToldByItsEventUntilAnotherIsHealthy() {
        String event = "(service web) (task t1) (port 8080) is unhealthy in (target-group web) due to (reason timeout).";
        Looks gone = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).event("e1", 40, event)
                .stopped("t1", "ServiceSchedulerInitiated", "Task failed ELB health checks in (target-group web)");
        Looks mended = new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 1).event("e1", 40, event).started("t2", 50)
                .target("healthy", "");
        Looks others = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).event("e1", 40, event);

        assertEquals(Judgement.Proof.UNHEALTHY,
                assertInstanceOf(Judgement.Stuck.class, judged(gone.after(45))).proof());
        assertInstanceOf(Judgement.Progressing.class, judged(gone.after(45), mended.after(60)));
        assertInstanceOf(Judgement.Progressing.class, judged(others.after(45)));
    }

    @Test
    void drainingIsWaitedForAsLongAsTheDeregistrationDelayAndNoLonger() {
        Snapshot first = running().old("ACTIVE", 1).waits(Duration.ZERO, Duration.ofSeconds(300)).after(20);
        Snapshot within = running().old("ACTIVE", 1).waits(Duration.ZERO, Duration.ofSeconds(300)).after(370);
        Snapshot beyond = running().old("ACTIVE", 1).waits(Duration.ZERO, Duration.ofSeconds(300)).after(381);

        assertEquals(new Judgement.Progressing(Judgement.Wait.DRAINING, Duration.ofSeconds(370),
                Duration.ofSeconds(300)), judged(first, within));
        assertEquals(Judgement.Proof.NO_PROGRESS,
                assertInstanceOf(Judgement.Stuck.class, judged(first, beyond)).proof());
    }

    @Test
    void withoutAKnownWaitNoTimeIsTooLong() {
        Snapshot first = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING").after(20);
        Snapshot hours = new Looks().ours("PRIMARY", "IN_PROGRESS", 1, 0).task("t1", "PENDING").after(20_000);

        assertInstanceOf(Judgement.Progressing.class, judged(first, hours));
    }

    @Test
    void completeButNotAllRunningIsNoSuccess() {
        assertInstanceOf(Judgement.Progressing.class, judged(new Looks().ours("PRIMARY", "COMPLETED", 0, 0).after(60)));
        assertInstanceOf(Judgement.Progressing.class, judged(new Looks().old("ACTIVE", 1)
                .ours("PRIMARY", "COMPLETED", 0, 1).after(60)));
    }

    @Test
    void whoeverElseDeploysIsNamedAndNotJudged() {
        for (String controller : List.of("CODE_DEPLOY", "EXTERNAL")) {
            assertEquals(new Judgement.NotJudged(controller), judged(new Looks().kind(controller, "ROLLING").after(1)));
        }
    }

    @Test
    void trafficThatMovesInStepsIsASuccessOnlyWhenTheHistorySaysSo() {
        for (String strategy : List.of("BLUE_GREEN", "LINEAR", "CANARY")) {
            Looks unsaid = new Looks().kind("ECS", strategy).ours("PRIMARY", "COMPLETED", 0, 1);
            Looks said = new Looks().kind("ECS", strategy).ours("PRIMARY", "COMPLETED", 0, 1).history("SUCCESSFUL", "");

            assertInstanceOf(Judgement.Progressing.class, judged(unsaid.after(60)));
            assertInstanceOf(Judgement.Succeeded.class, judged(said.after(60)));
            assertEquals("rollout.remark.strategy",
                    Remarks.of(Timeline.empty().with(said.after(60))).getFirst().key());
        }
    }

    @Test
    void theUnmetClauseOfServicesStableIsSaid() {
        Timeline timeline = Timeline.empty().with(new Looks().old("ACTIVE", 1).ours("PRIMARY", "IN_PROGRESS", 1, 1)
                .after(5));
        Timeline stable = Timeline.empty().with(new Looks().ours("PRIMARY", "COMPLETED", 0, 1).after(60));

        assertEquals(List.of(Note.info("rollout.remark.deployments", 2), Note.info("rollout.remark.running", 2, 1),
                Note.info("rollout.remark.minimumHealthy", 100)), Remarks.of(timeline));
        assertEquals(List.of(), Remarks.of(stable));
    }

    @Test
    void aDeploymentThatFailsWhileTheEarlierOneRunsOnSaysSo() {
        Looks looks = new Looks().old("ACTIVE", 1).ours("PRIMARY", "FAILED", 0, 0);

        assertTrue(assertInstanceOf(Judgement.Failed.class, judged(looks.after(120))).earlierRuns());
    }

    private static Looks running() {
        return new Looks().ours("PRIMARY", "IN_PROGRESS", 0, 1).started("t1", 10);
    }

    @Test
    void beforeTheFirstLookNothingIsDecided() {
        assertFalse(Judgement.of(Timeline.empty(), "ecs-svc/new").isFinal());
    }

    @Test
    void everyJudgementHasItsSentenceInBothLanguages() throws IOException {
        Stream<Judgement> waits = Arrays.stream(Judgement.Wait.values())
                .map(wait -> new Judgement.Progressing(wait, Duration.ZERO, Duration.ZERO));
        Stream<Judgement> bounded = Stream.of(Judgement.Wait.HEALTH, Judgement.Wait.DRAINING, Judgement.Wait.SETTLING)
                .map(wait -> new Judgement.Progressing(wait, Duration.ZERO, Duration.ofSeconds(1)));
        Stream<Judgement> proofs = Arrays.stream(Judgement.Proof.values())
                .map(proof -> new Judgement.Stuck(proof, "", List.of()));
        List<Judgement> all = Stream.of(waits, bounded, proofs, Stream.<Judgement>of(new Judgement.Succeeded("", ""),
                new Judgement.RolledBack("", "", List.of()), new Judgement.RolledBack("because", "", List.of()),
                new Judgement.Replaced("", ""), new Judgement.Failed("", List.of(), false),
                new Judgement.Failed("", List.of(), true), new Judgement.NotJudged(""), new Judgement.Gone("")))
                .flatMap(each -> each).toList();
        for (String file : List.of("messages.properties", "messages_ja.properties")) {
            Properties texts = texts(file);
            all.forEach(judgement -> assertTrue(texts.containsKey(judgement.note().key()), judgement.note().key()));
        }
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        var stream = Objects.requireNonNull(JudgementTest.class.getResourceAsStream("/dev/slipway/ui/" + file));
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Judgement.Wait waitsFor(Snapshot look) {
        return assertInstanceOf(Judgement.Progressing.class, judged(look)).waitsFor();
    }

    private static Judgement judged(Snapshot... looks) {
        Timeline timeline = Timeline.empty();
        for (Snapshot look : looks) {
            timeline = timeline.with(look);
        }
        return Judgement.of(timeline, "ecs-svc/new");
    }
}
