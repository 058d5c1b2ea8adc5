package dev.slipway.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a plan came that was never finished.
 *
 * @param operation  which operation it was, empty when nothing was interrupted
 * @param run        which of its runs, as the ledger tells them apart
 * @param done       what was made
 * @param uncertain  what was begun: it may or may not have been made, the next preview shows it
 * @param notBegun   what was not touched
 */
public record Interruption(String operation, String run, List<Subject> done, List<Subject> uncertain,
                           List<Subject> notBegun) {

    public Interruption {
        done = List.copyOf(done);
        uncertain = List.copyOf(uncertain);
        notBegun = List.copyOf(notBegun);
    }

    public boolean isNone() {
        return operation.isEmpty();
    }

    /** Of the operations whose last run was not finished, the latest. */
    static Interruption of(List<Ledger.Entry> entries) {
        Map<String, String> unfinished = new LinkedHashMap<>();
        for (Ledger.Entry entry : entries) {
            // removed first, so that the latest stands last
            unfinished.remove(entry.operation());
            if (!entry.event().equals("finished")) {
                unfinished.put(entry.operation(), entry.run());
            }
        }
        if (unfinished.isEmpty()) {
            return new Interruption("", "", List.of(), List.of(), List.of());
        }
        String run = unfinished.values().stream().reduce((_, last) -> last).orElseThrow();
        return ofRun(entries.stream().filter(entry -> entry.run().equals(run)).toList());
    }

    private static Interruption ofRun(List<Ledger.Entry> entries) {
        List<Subject> done = subjects(entries, "done");
        List<Subject> begun = subjects(entries, "intended");
        List<Subject> planned = subjects(entries, "planned");
        begun.removeAll(done);
        planned.removeAll(done);
        planned.removeAll(begun);
        return new Interruption(entries.getFirst().operation(), entries.getFirst().run(), done, begun, planned);
    }

    private static List<Subject> subjects(List<Ledger.Entry> entries, String event) {
        List<Subject> subjects = new ArrayList<>();
        for (Ledger.Entry entry : entries) {
            if (entry.event().equals(event) && entry.what() != null) {
                subjects.add(entry.what());
            }
        }
        return subjects;
    }
}
