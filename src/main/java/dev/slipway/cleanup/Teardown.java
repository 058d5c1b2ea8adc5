package dev.slipway.cleanup;

import dev.slipway.change.Change;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes what was made for a pipeline, in the order in which AWS lets it go, and nothing else. A clean-up that was
 * stopped half-way needs no care of its own: the next plan holds what is left.
 */
public final class Teardown implements Operation<TeardownRequest> {

    public static final String NAME = "cleanup.teardown";

    private final Leftovers leftovers;
    private final Ledger ledger;

    /** @param ledger the pipeline's own, which says what was created */
    public Teardown(Leftovers leftovers, Ledger ledger) {
        this.leftovers = leftovers;
        this.ledger = ledger;
    }

    /**
     * What is still there and why some of it stays; reads only.
     *
     * @throws ProblemException when it could not be looked at
     */
    public Remains look(TeardownRequest wanted) throws ProblemException {
        return leftovers.look(wanted.pipeline(), Creations.of(ledger.entries())).sparing(wanted.spared());
    }

    /**
     * What of it costs by the hour, found with a few calls.
     *
     * @throws ProblemException when ECS does not say
     */
    public List<Leftover> running(Pipeline pipeline) throws ProblemException {
        return leftovers.running(pipeline, Creations.of(ledger.entries()));
    }

    @Override
    public Plan<TeardownRequest> plan(TeardownRequest wanted) throws ProblemException {
        Remains remains = look(wanted);
        List<Change> changes = remains.going().stream().flatMap(it -> it.steps().stream()).toList();
        List<Note> notes = new ArrayList<>();
        if (goes(remains, Subject.Kind.REPOSITORY) || goes(remains, Subject.Kind.LOG_GROUP)) {
            notes.add(Note.warning("cleanup.lost"));
        }
        remains.notes().stream().filter(note -> note.weight() == Note.Weight.WARNING).forEach(notes::add);
        return new Plan<>(NAME, wanted, changes, notes);
    }

    private static boolean goes(Remains remains, Subject.Kind kind) {
        return remains.going().stream().anyMatch(it -> it.thing().what().kind() == kind);
    }
}
