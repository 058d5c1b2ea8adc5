package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.change.ProblemException;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * On the practice account, whose own packets are asked whether the ladder is right: where a step is broken nothing comes
 * back, and where none is, an answer does.
 */
class PracticeReachTest extends ReachContract {

    private PracticeAccount practice;

    @Override
    ReachScene scene() throws ProblemException {
        PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
        practice = new PracticeAccount(clock, "ap-northeast-1");
        return new ReachScene(clock, practice.clients(), _ -> {});
    }

    @Override
    void andThen(ReachScene scene, Climb climb) {
        if (climb.address().isEmpty()) {
            return;
        }
        boolean isKnown = !scene.wanted.me().isEmpty() && !scene.wanted.me().getFirst().isV6();
        PracticeProbe probe = new PracticeProbe(practice, isKnown ? Optional.of("198.51.100.7") : Optional.empty());
        Answer answer = probe.ask(climb.address().get(), Duration.ofSeconds(5)).answer();
        Optional<Rung> closed = climb.rungs().stream().filter(rung -> rung.state() == State.BROKEN
                || rung.state() == State.INTENDED && rung.kind() == Kind.SECURITY_GROUP).findFirst();
        if (closed.isEmpty()) {
            assertInstanceOf(Answer.Answered.class, answer, () -> words(climb));
        } else if (isBetween(closed.get(), climb)) {
            assertEquals(503, assertInstanceOf(Answer.Answered.class, answer).status(), "of the load balancer itself");
        } else {
            assertInstanceOf(Answer.TimedOut.class, answer, () -> words(climb));
        }
    }

    /** Between the load balancer and the task, with the way to the load balancer open. */
    private static boolean isBetween(Rung closed, Climb climb) {
        boolean isItself = closed.key().equals("reach.group.balancerOut");
        return climb.isBalanced() && (isItself || closed.kind().compareTo(Kind.LISTENER) < 0)
                && climb.rungs().stream().noneMatch(rung -> rung.state() == State.BROKEN && List.of(Kind.BALANCER_ROUTE,
                        Kind.BALANCER_ACL, Kind.BALANCER_GROUP).contains(rung.kind())
                        && !rung.key().equals("reach.group.balancerOut"));
    }
}
