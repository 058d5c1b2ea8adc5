package dev.slipway.cleanup;

import dev.slipway.change.Ledger;
import dev.slipway.change.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the ledger says was created, and not removed since by Slipway. */
record Creations(List<Creation> all, List<Creation> gone) {

    /**
     * @param id what AWS or GitHub answered with, or an empty text
     * @param at when, in ISO 8601
     */
    record Creation(Subject what, String id, String at) {

        boolean is(Subject.Kind kind, String id, String name) {
            return what.kind() == kind && (what.name().equals(name) || !this.id.isEmpty() && this.id.equals(id));
        }
    }

    Creations {
        all = List.copyOf(all);
        gone = List.copyOf(gone);
    }

    /** What a killed program began to make may be there, so it counts as well. */
    static Creations of(List<Ledger.Entry> entries) {
        List<Creation> all = new ArrayList<>();
        List<Creation> gone = new ArrayList<>();
        for (Ledger.Entry entry : entries) {
            if (entry.what() == null) {
                continue;
            }
            boolean isTold = entry.event().equals("done");
            if (entry.type().equals("Create") && (isTold || entry.event().equals("intended"))) {
                all.removeIf(it -> it.what().equals(entry.what()) && it.id().isEmpty());
                all.add(new Creation(entry.what(), isTold ? entry.detail() : "", entry.at()));
            } else if (entry.type().equals("Delete") && isTold) {
                List<Creation> removed = all.stream().filter(it -> it.is(entry.what().kind(), entry.detail(),
                        entry.what().name())).toList();
                gone.addAll(removed);
                all.removeAll(removed);
            }
        }
        return new Creations(all, gone);
    }

    boolean has(Subject.Kind kind, String id, String name) {
        return all.stream().anyMatch(it -> it.is(kind, id, name));
    }

    /** The names of that kind, each once. */
    List<String> names(Subject.Kind kind) {
        return all.stream().map(Creation::what).filter(what -> what.kind() == kind).map(Subject::name).distinct()
                .toList();
    }

    /** The same with those that were removed since, which AWS may still be clearing away. */
    List<String> everNamed(Subject.Kind kind) {
        return Stream.concat(all.stream(), gone.stream()).map(Creation::what).filter(what -> what.kind() == kind)
                .map(Subject::name).distinct().toList();
    }
}
