package dev.slipway.change;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the last plan came that was never finished.
 *
 * @param operation  which operation it was, empty when nothing was interrupted
 * @param done       what was made
 * @param uncertain  what was begun: it may or may not have been made, the next preview shows it
 * @param notBegun   what was not touched
 */
public record Interruption(String operation, List<Subject> done, List<Subject> uncertain, List<Subject> notBegun) {

    public Interruption {
        done = List.copyOf(done);
        uncertain = List.copyOf(uncertain);
        notBegun = List.copyOf(notBegun);
    }

    public boolean isNone() {
        return operation.isEmpty();
    }

    static Interruption of(List<Ledger.Entry> entries) {
        if (entries.isEmpty() || entries.getLast().event().equals("finished")) {
            return new Interruption("", List.of(), List.of(), List.of());
        }
        String run = entries.getLast().run();
        List<Subject> done = new ArrayList<>();
        List<Subject> begun = new ArrayList<>();
        List<Subject> planned = new ArrayList<>();
        for (Ledger.Entry entry : entries) {
            if (!entry.run().equals(run) || entry.what() == null) {
                continue;
            }
            switch (entry.event()) {
                case "planned" -> planned.add(entry.what());
                case "intended" -> begun.add(entry.what());
                case "done" -> done.add(entry.what());
                default -> { }
            }
        }
        begun.removeAll(done);
        planned.removeAll(done);
        planned.removeAll(begun);
        return new Interruption(entries.getLast().operation(), done, begun, planned);
    }
}
