package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many calls a watch makes, counted in the call log of the practice account, by its clock. */
class WatchBudgetTest {

    private Stage stage;
    private ServiceScene scene;
    private Watch watch;
    private Timeline timeline = Timeline.empty();
    /** When the entry at that place came on the screen. */
    private final List<Instant> seen = new ArrayList<>();

    @BeforeEach
    void raise() throws ProblemException {
        stage = new Stage();
        scene = new ServiceScene(stage);
    }

    @Test
    void aRolloutThatMovesCostsSixtyCallsAMinuteAtMost() throws ProblemException {
        scene.balanced(3);
        Instant begin = begin();
        watchFor(Duration.ofSeconds(120));
        scene.redeploy();
        watchFor(Duration.ofMinutes(5));

        assertTrue(most(begin) <= 60, () -> most(begin) + " calls in one minute");
        assertTrue(most(begin) >= 30, () -> "a watch that hardly looks: " + most(begin));
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline));
    }

    @Test
    void aCrashLoopOfManyTasksCostsSixtyCallsAMinuteAtMost() throws ProblemException {
        scene.crashing(10);
        Instant begin = begin();
        watchFor(Duration.ofMinutes(10));

        assertTrue(most(begin) <= 60, () -> most(begin) + " calls in one minute");
    }

    @Test
    void aServiceOfHundredsOfTasksIsSeenWholeForTheSamePrice() throws ProblemException {
        scene.balanced(230);
        Instant begin = begin();
        watchFor(Duration.ofMinutes(4));

        assertTrue(most(begin) <= 60, () -> most(begin) + " calls in one minute");
        assertEquals(230, timeline.latest().orElseThrow().tasks().size());
    }

    @Test
    void aCalmServiceCostsSixCallsAMinuteAtMost() throws ProblemException {
        scene.balanced(3);
        begin();
        watchFor(Duration.ofMinutes(6));
        Instant calm = stage.clock.instant();
        watchFor(Duration.ofMinutes(20));

        assertTrue(most(calm) <= 6, () -> most(calm) + " calls in one minute: " + names(calm));
        assertTrue(names(calm).contains("DescribeTargetHealth"), "the targets are still looked at");
    }

    @Test
    void whatHappensIsSeenAtTheNextLook() throws ProblemException {
        scene.balanced(1);
        begin();
        watchFor(Duration.ofMinutes(10));
        look();
        assertEquals(Duration.ofSeconds(15), watch.untilNext(), "calm");
        scene.redeploy();

        watchFor(watch.untilNext());
        look();
        assertEquals(Duration.ofMillis(2_500), watch.untilNext(), "moving");
        Instant begun = stage.clock.instant();
        watchFor(Duration.ofMinutes(2));
        List<Entry> late = timeline.entries().stream().filter(entry -> entry instanceof Entry.ServiceEvent)
                .filter(entry -> entry.at().isAfter(begun)).filter(entry ->
                        seen.get(timeline.entries().indexOf(entry)).isAfter(entry.at().plusMillis(2_500))).toList();
        assertEquals(List.of(), late);
    }

    @Test
    void whatIsThrottledIsAskedEverMoreSeldomAndTheRestGoesOn() throws ProblemException {
        scene.balanced(1);
        begin();
        watchFor(Duration.ofSeconds(30));
        stage.refusing.throttle("DescribeServices");
        Instant cut = stage.clock.instant();
        watchFor(Duration.ofMinutes(5));

        List<Instant> tries = asked("DescribeServices", cut);
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            pauses.add(Duration.between(tries.get(i - 1), tries.get(i)).toSeconds());
        }
        assertEquals(List.of(5L, 10L, 20L, 40L, 60L, 60L, 60L), pauses);
        assertEquals(Optional.of("ACTIVE"), timeline.latest().map(Snapshot::status), "what is known stays");

        stage.refusing.allow("DescribeServices");
        watchFor(Duration.ofMinutes(1));
        Instant back = stage.clock.instant();
        watchFor(Duration.ofMinutes(1));
        assertTrue(asked("DescribeServices", back).size() >= 4, "it goes on");
        assertEquals(List.of(), timeline.latest().orElseThrow().problems());
    }

    @Test
    void oneApiThatIsThrottledDoesNotSlowTheOthers() throws ProblemException {
        scene.crashing(2);
        begin();
        stage.refusing.throttle("DescribeTasks");
        Instant cut = stage.clock.instant();
        watchFor(Duration.ofMinutes(2));

        assertTrue(asked("DescribeTasks", cut).size() <= 8, () -> "" + asked("DescribeTasks", cut).size());
        assertTrue(asked("DescribeServices", cut).size() >= 40, () -> "" + asked("DescribeServices", cut).size());
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheWatch() throws ProblemException {
        Rhythm rhythm = new Rhythm(Duration.ofSeconds(10), Duration.ofSeconds(60));
        Instant now = Instant.parse("2026-11-23T09:00:00Z");
        rhythm.answered(now);

        assertTrue(rhythm.isDue(now.minus(Duration.ofHours(3)), false));
        CallBudget budget = new CallBudget(1, 1);
        budget.spend(now);
        assertEquals(0, budget.room(now.plusSeconds(59), false));
        assertEquals(1, budget.room(now.minus(Duration.ofHours(3)), false));
    }

    private Instant begin() throws ProblemException {
        stage.pass(1);
        watch = stage.watch();
        return stage.clock.instant();
    }

    private void watchFor(Duration time) throws ProblemException {
        Instant end = stage.clock.instant().plus(time);
        while (!stage.clock.instant().isAfter(end)) {
            look();
            stage.clock.advance(watch.untilNext());
        }
    }

    private void look() throws ProblemException {
        timeline = timeline.with(watch.look());
        while (seen.size() < timeline.entries().size()) {
            seen.add(stage.clock.instant());
        }
    }

    /** The most calls in any 60 seconds from this moment on. */
    private int most(Instant from) {
        List<Instant> times = stage.calls.entries().stream().filter(call -> !call.operation().startsWith("Update"))
                .map(CallLog.Entry::at).filter(at -> !at.isBefore(from)).toList();
        int most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (!times.get(last).isBefore(times.get(first).plusSeconds(60))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private List<String> names(Instant from) {
        return stage.calls.entries().stream().filter(call -> !call.at().isBefore(from)).map(CallLog.Entry::operation)
                .toList();
    }

    private List<Instant> asked(String operation, Instant from) {
        return stage.calls.entries().stream().filter(call -> call.operation().equals(operation))
                .map(CallLog.Entry::at).filter(at -> !at.isBefore(from)).toList();
    }
}
