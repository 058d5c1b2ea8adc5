package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.ui.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A read that takes longer than its look: it is not waited for, and what it brings is neither lost nor shown twice. */
@Timeout(30)
class LateReadsTest extends WatchedLines {

    private final Together real = new Background(Thread::startVirtualThread, Runnable::run).together();
    /** As in the program, with a fiftieth of its patience. */
    private final Together hasty = new Together() {
        @Override
        public <T> List<T> all(List<Read<T>> reads) throws ProblemException {
            return real.all(reads);
        }

        @Override
        public <T> void within(Duration most, List<Read<T>> reads) throws ProblemException {
            real.within(most.dividedBy(20), reads);
        }
    };
    private String deployment;

    @BeforeEach
    void watchWhileItMoves() throws ProblemException {
        deployment = scene.balanced(1);
        watch = new Watch(stage.account, hasty, stage.clock, stage.service);
        watchFor(Duration.ofSeconds(40));
    }

    @Test
    void linesOfTheLogThatComeLateAreShownOnce() throws Exception {
        int before = lines().size();
        stage.refusing.hold("GetLogEvents");
        write(3);
        watchFor(Duration.ofSeconds(30));
        assertEquals(before, lines().size());
        assertEquals(List.of(new RolloutProblem.NotBackYet("logs:GetLogEvents")), problems());

        stage.refusing.allow("GetLogEvents");
        comesBack();

        assertTrue(lines().size() > before);
        assertNothingIsLostOrDoubled();
    }

    @Test
    void theRestIsShownWhileTheServiceItselfIsNotBack() throws Exception {
        int lines = lines().size();
        stage.pass(1);
        Instant held = stage.clock.instant();
        stage.refusing.hold("DescribeServices");
        watchFor(Duration.ofMinutes(2));
        assertEquals(List.of(new RolloutProblem.NotBackYet("ecs:DescribeServices")), problems());
        assertTrue(lines().size() > lines, "lines are read on");
        Instant released = stage.clock.instant();
        stage.refusing.allow("DescribeServices");
        comesBack();

        assertEquals(1, asked("DescribeServices", held, released), "it is not asked again before it has answered");
        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
        assertEquals(List.of(false, true), troubles().stream().map(Entry.Trouble::isOver).toList());
    }

    @Test
    void tasksThatAreListedLateDoNotGoBackToWhatTheyWere() throws Exception {
        stage.refusing.hold("ListTasks");
        scene.redeploy();
        watchFor(Duration.ofMinutes(1));
        assertTrue(problems().contains(new RolloutProblem.NotBackYet("ecs:ListTasks")), () -> "" + problems());

        stage.refusing.allow("ListTasks");
        comesBack();
        watchFor(Duration.ofMinutes(4));

        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline));
        assertNothingIsLostOrDoubled();
        assertEquals(List.of(), timeline.entries().stream().filter(Entry.TaskChange.class::isInstance).distinct()
                .filter(entry -> timeline.entries().stream().filter(entry::equals).count() > 1).toList());
    }

    @Test
    void aRefusalThatComesLateIsSaidThen() throws Exception {
        stage.refusing.deny("DescribeTargetHealth").hold("DescribeTargetHealth");
        watchFor(Duration.ofSeconds(30));
        assertEquals(List.of(new RolloutProblem.NotBackYet("elasticloadbalancing:DescribeTargetHealth")), problems());

        // its own wait, and not the refusal, comes to an end
        stage.refusing.deny("DescribeTargetHealth").release("DescribeTargetHealth");
        comesBack();

        assertEquals(List.of("AccessDenied"), problems().stream().map(it -> it.getClass().getSimpleName()).toList());
    }

    private List<Problem> problems() {
        return timeline.latest().orElseThrow().problems();
    }

    private long asked(String operation, Instant from, Instant before) {
        return stage.calls.entries().stream().filter(call -> call.operation().equals(operation))
                .filter(call -> !call.at().isBefore(from) && call.at().isBefore(before)).count();
    }

    /** Looks on until nothing is on its way any more. */
    private void comesBack() throws Exception {
        do {
            Thread.sleep(20);
            watchFor(Duration.ofSeconds(3));
        } while (problems().stream().anyMatch(RolloutProblem.NotBackYet.class::isInstance));
    }
}
