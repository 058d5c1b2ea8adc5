package dev.slipway.workflow;

import java.util.List;

/**
 * A context that an expression reads, {@code steps.render.outputs.task-definition} for example.
 *
 * @param path   its names; ends where the rest is only known while it runs
 * @param isOpen whether more names follow that are not known
 */
record Reference(List<Word> path, boolean isOpen) {

    Reference {
        path = List.copyOf(path);
    }

    String context() {
        return path.getFirst().text().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it has a name at this place. */
    boolean has(int index) {
        return index < path.size();
    }

    Word name(int index) {
        return path.get(index);
    }

    /** Whether the names at the front are these, without regard to case. */
    boolean begins(String... names) {
        if (path.size() < names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!path.get(i).text().equalsIgnoreCase(names[i])) {
                return false;
            }
        }
        return true;
    }

    /** As it is written with dots. */
    String dotted() {
        return String.join(".", path.stream().map(Word::text).toList());
    }
}
