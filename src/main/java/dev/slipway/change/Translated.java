package dev.slipway.change;

/** An operation asked for in other words: what is wanted is translated, with reads where needed, before each plan. */
public final class Translated<W, P> implements Operation<W> {

    private final Operation<P> operation;
    private final Translation<W, P> translation;

    public Translated(Operation<P> operation, Translation<W, P> translation) {
        this.operation = operation;
        this.translation = translation;
    }

    /** From what the screen asks for to what the operation takes; may read, changes nothing. */
    @FunctionalInterface
    public interface Translation<W, P> {
        P request(W wanted) throws ProblemException;
    }

    @Override
    public Plan<W> plan(W wanted) throws ProblemException {
        Plan<P> plan = operation.plan(translation.request(wanted));
        return new Plan<>(plan.operation(), wanted, plan.changes(), plan.notes());
    }

    @Override
    public Verdict verify(Plan<W> applied) throws ProblemException {
        return operation.verify(new Plan<>(applied.operation(), translation.request(applied.wanted()),
                applied.changes(), applied.notes()));
    }
}
