package dev.slipway.change;

import java.time.Duration;

/** Waits between two looks; does nothing in tests. */
@FunctionalInterface
public interface Pause {

    /** @throws ProblemException {@link ChangeProblem.Cancelled} when the waiting thread is interrupted */
    void of(Duration time) throws ProblemException;

    static Pause sleeping() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(new ChangeProblem.Cancelled(), e);
            }
        };
    }

    static Pause none() {
        return _ -> {};
    }
}
