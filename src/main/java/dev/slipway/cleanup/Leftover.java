package dev.slipway.cleanup;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing of the pipeline's that is still there, and how it goes away.
 *
 * @param usage what of it AWS puts on the bill
 * @param needs the ids of what has to stay for as long as it stays
 * @param steps in order; none are sent while it is kept
 * @param kept  why it stays, when it is not for us to remove
 */
public record Leftover(Thing thing, Usage usage, Set<String> needs, List<Change> steps, Optional<Note> kept) {

    public Leftover {
        needs = Set.copyOf(needs);
        steps = List.copyOf(steps);
    }

    static Leftover of(Thing thing, List<Change> steps, Claim claim) {
        return new Leftover(thing, new Usage.Nothing(), Set.of(), steps, claim.kept());
    }

    public boolean goes() {
        return kept.isEmpty();
    }

    Leftover using(Usage more) {
        return new Leftover(thing, more, needs, steps, kept);
    }

    Leftover needing(Set<String> ids) {
        return new Leftover(thing, usage, ids, steps, kept);
    }

    /** The first reason stays: it is the one nearest to the thing. */
    Leftover keptFor(Note reason) {
        return goes() ? new Leftover(thing, usage, needs, steps, Optional.of(reason)) : this;
    }

    Leftover keptFor(Optional<Note> reason) {
        return reason.map(this::keptFor).orElse(this);
    }
}
