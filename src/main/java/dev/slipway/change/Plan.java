package dev.slipway.change;

import java.util.List;
import java.util.Objects;

/**
 * What an operation found and what it would do, in order.
 *
 * @param operation the operation's name, as in the ledger ({@code target.cluster})
 * @param wanted    what was asked for
 * @param changes   all of it, the {@link Change.Keep}s included
 * @param notes     remarks to be read before applying
 */
public record Plan<W>(String operation, W wanted, List<Change> changes, List<Note> notes) {

    public Plan {
        Objects.requireNonNull(operation);
        Objects.requireNonNull(wanted);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    public static <W> Plan<W> of(String operation, W wanted, List<Change> changes) {
        return new Plan<>(operation, wanted, changes, List.of());
    }

    public static <W> Plan<W> of(String operation, W wanted, Change... changes) {
        return of(operation, wanted, List.of(changes));
    }

    /** The changes that send something. */
    public List<Change> toMake() {
        return changes.stream().filter(change -> change.call().isPresent()).toList();
    }

    public boolean isAllKept() {
        return toMake().isEmpty();
    }

    /** Whether the other plan would do the very same, in the same order. */
    public boolean doesTheSameAs(Plan<?> other) {
        return fingerprints().equals(other.fingerprints());
    }

    private List<String> fingerprints() {
        return changes.stream().map(Change::fingerprint).toList();
    }
}
