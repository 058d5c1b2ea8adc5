package dev.slipway.change;

/** A read that several need and that is done once: its answer, or its problem, is the same for all of them. */
public final class Once<T> implements Together.Read<T> {

    private final Together.Read<T> read;
    private Attempt<T> attempt;

    public Once(Together.Read<T> read) {
        this.read = read;
    }

    @Override
    public synchronized T get() throws ProblemException {
        if (attempt == null) {
            attempt = new Attempt<>(read).get();
        }
        if (attempt.problem().isPresent()) {
            throw new ProblemException(attempt.problem().get());
        }
        return attempt.answer().orElseThrow();
    }
}
