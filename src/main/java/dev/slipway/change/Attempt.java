package dev.slipway.change;

import java.util.Optional;

/**
 * A read that keeps its problem instead of throwing it, so that the reads beside it still count. It is given to
 * {@link Together} with others and asked for its answer afterwards.
 */
public final class Attempt<T> implements Together.Read<Attempt<?>> {

    private final Together.Read<T> read;
    private T answer;
    private Problem problem;

    public Attempt(Together.Read<T> read) {
        this.read = read;
    }

    /** Reads; only the wish to stop is thrown. */
    @Override
    public Attempt<T> get() throws ProblemException {
        try {
            answer = read.get();
        } catch (ProblemException e) {
            if (e.problem() instanceof ChangeProblem.Cancelled) {
                throw e;
            }
            problem = e.problem();
        }
        return this;
    }

    /** Empty before it was read, and when it failed. */
    public Optional<T> answer() {
        return Optional.ofNullable(answer);
    }

    /** Why it failed, if it did. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
