package dev.slipway.rollout;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.util.Optional;

/** One kind of read that is done again and again: its last answer, why the last try failed, and its rhythm. */
final class Reading<T> {

    private final Rhythm rhythm;
    private T last;
    private Problem problem;
    private boolean isFresh;

    /** @param before what stands until the first answer */
    Reading(Rhythm rhythm, T before) {
        this.rhythm = rhythm;
        this.last = before;
    }

    /** For {@link Together}: reads, keeps the answer or the problem; only the wish to stop is thrown. */
    Together.Read<Boolean> with(Together.Read<T> read, Instant now) {
        return () -> {
            try {
                last = read.get();
                problem = null;
                isFresh = true;
                rhythm.answered(now);
            } catch (ProblemException e) {
                if (e.problem() instanceof ChangeProblem.Cancelled) {
                    throw e;
                }
                problem = e.problem();
                isFresh = false;
                rhythm.failed(now, problem);
            }
            return isFresh;
        };
    }

    /** The last answer there was. */
    T last() {
        return last;
    }

    /** Whether the last try was answered. */
    boolean isFresh() {
        return isFresh;
    }

    /** Why the last try failed; empty when it did not. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Whether the last try failed for a reason that passes, so that it is to be made up for. */
    boolean isInterrupted() {
        return problem != null && !Rhythm.isRefusal(problem) && !(problem instanceof AwsProblem.AwsFault)
                && !(problem instanceof AwsProblem.Refused);
    }

    /** Another read has shown what this one failed to. */
    void madeUpFor() {
        problem = null;
    }

    Rhythm rhythm() {
        return rhythm;
    }
}
