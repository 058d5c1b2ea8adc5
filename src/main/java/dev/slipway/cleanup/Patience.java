package dev.slipway.cleanup;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Waits for what AWS takes its time with: tasks that stop, interfaces that are taken away after them. It gives up after
 * a quarter of an hour; the next preview goes on from there.
 */
record Patience(Pause pause) {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int STEPS = 180;

    /** AWS's words for: something is still using it. */
    private static final Set<String> IN_USE = Set.of("DependencyViolation", "ClusterContainsTasksException",
            "ClusterContainsServicesException", "ResourceInUse");

    /** A look that says how much is still in the way. */
    @FunctionalInterface
    interface Look {
        int remaining() throws ProblemException;
    }

    /** @throws ProblemException {@link CleanupProblem.StillThere}, or when stopped */
    void untilNone(Subject what, Progress progress, Look look) throws ProblemException {
        int most = look.remaining();
        for (int step = 0, now = most; now > 0; step++, now = look.remaining()) {
            most = Math.max(most, now);
            progress.reached(what.name(), most - now, most);
            rest(what, progress, step);
        }
    }

    /** Calls again for as long as AWS says that the thing is in use; in the end its own words are thrown. */
    void insist(Subject what, Progress progress, Supplier<?> call) throws ProblemException {
        for (int step = 0; ; step++) {
            try {
                Aws.call(call);
                return;
            } catch (ProblemException e) {
                if (!(e.problem() instanceof AwsProblem.Refused refused) || !isInUse(refused, step)) {
                    throw e;
                }
                rest(what, progress, step);
            }
        }
    }

    private static boolean isInUse(AwsProblem.Refused refused, int step) {
        return IN_USE.contains(refused.code()) && step < STEPS;
    }

    private void rest(Subject what, Progress progress, int step) throws ProblemException {
        if (progress.isCancelled()) {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
        if (step >= STEPS) {
            throw new ProblemException(new CleanupProblem.StillThere(what.name(), STEP.multipliedBy(STEPS).toMinutes()));
        }
        pause.of(STEP);
    }
}
