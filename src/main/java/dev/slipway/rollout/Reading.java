package dev.slipway.rollout;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.util.Optional;

/**
 * One kind of read that is done again and again: its last answer, why the last try failed, and its rhythm. A try may
 * take longer than the look that began it: what it brings is taken over by the look that finds it {@link #settle back}.
 */
final class Reading<T> {

    private final String operation;
    private final Rhythm rhythm;
    private T last;
    private Problem problem;
    private boolean isFresh;
    private boolean isUnderWay;
    private Instant begun = Instant.MIN;
    private volatile Came<T> came;

    /** What a try has brought: an answer, or else a problem. */
    private record Came<T>(T answer, Problem problem) {}

    /**
     * @param operation what is asked, as AWS names it: {@code ecs:DescribeServices}
     * @param before    what stands until the first answer
     */
    Reading(String operation, Rhythm rhythm, T before) {
        this.operation = operation;
        this.rhythm = rhythm;
        this.last = before;
    }

    /** For {@link Together}: reads, and keeps the answer or the problem; only the wish to stop is thrown. */
    Together.Read<Boolean> with(Together.Read<T> read, Instant now) {
        isUnderWay = true;
        begun = now;
        return () -> {
            try {
                came = new Came<>(read.get(), null);
            } catch (ProblemException e) {
                if (e.problem() instanceof ChangeProblem.Cancelled) {
                    throw e;
                }
                came = new Came<>(null, e.problem());
            } catch (RuntimeException e) {
                came = new Came<>(null, ChangeProblem.Unexpected.of(e));
            }
            return true;
        };
    }

    /** Takes over what the try has brought; whether it is back. */
    boolean settle(Instant now) {
        Came<T> back = came;
        if (back == null) {
            return false;
        }
        came = null;
        isUnderWay = false;
        problem = back.problem();
        isFresh = problem == null;
        if (isFresh) {
            last = back.answer();
            rhythm.answered(now);
        } else {
            rhythm.failed(now, problem);
        }
        return true;
    }

    /** The last answer there was. */
    T last() {
        return last;
    }

    /** When the last try began; {@link Instant#MIN} before the first. */
    Instant begun() {
        return begun;
    }

    /** Whether the last try was answered. */
    boolean isFresh() {
        return isFresh;
    }

    /** Whether a try is not back yet; no other is to be begun. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    boolean mayRead(Instant now) {
        return !isUnderWay && rhythm.mayRead(now);
    }

    boolean isDue(Instant now, boolean isCalm) {
        return !isUnderWay && rhythm.isDue(now, isCalm);
    }

    /** Why the last try failed, or that it is not back yet; empty when neither. */
    Optional<Problem> problem() {
        return isUnderWay ? Optional.of(new RolloutProblem.NotBackYet(operation)) : Optional.ofNullable(problem);
    }

    /** Whether the last try failed for a reason that passes, so that it is to be made up for. */
    boolean isInterrupted() {
        return isUnderWay || problem != null && !Rhythm.isRefusal(problem) && !(problem instanceof AwsProblem.AwsFault)
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
