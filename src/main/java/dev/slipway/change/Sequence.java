package dev.slipway.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Several operations as one, in order: one preview, one click. What each wants is bound when it is put together. */
public final class Sequence<W> implements Operation<W> {

    private final String name;
    private final List<Part<W, ?>> parts;

    public Sequence(String name, List<Part<W, ?>> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    @Override
    public Plan<W> plan(W wanted) throws ProblemException {
        List<Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (Part<W, ?> part : parts) {
            Plan<?> plan = part.plan(wanted);
            changes.addAll(plan.changes());
            notes.addAll(plan.notes());
        }
        return new Plan<>(name, wanted, changes, notes);
    }

    /**
     * One operation of a sequence.
     *
     * @param request what that operation wants, taken from what the sequence wants
     */
    public record Part<W, P>(Operation<P> operation, Function<W, P> request) {
        private Plan<P> plan(W wanted) throws ProblemException {
            return operation.plan(request.apply(wanted));
        }
    }
}
