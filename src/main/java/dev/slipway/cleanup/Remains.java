package dev.slipway.cleanup;

import dev.slipway.change.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything of a pipeline that is still there, in the order in which it can be removed.
 *
 * @param notes what could not be looked at, and what is outside this account
 */
public record Remains(List<Leftover> things, List<Note> notes) {

    public Remains {
        things = List.copyOf(things);
        notes = List.copyOf(notes);
    }

    /** The same with what the user wants to keep, and with it all that this needs. */
    public Remains sparing(Set<String> ids) {
        List<Leftover> sparing = things.stream()
                .map(it -> ids.contains(it.thing().id()) ? it.keptFor(Note.info("cleanup.kept.spared")) : it).toList();
        return new Remains(settled(sparing), notes);
    }

    public List<Leftover> going() {
        return things.stream().filter(Leftover::goes).toList();
    }

    /** What a thing that stays needs has to stay as well, and what that needs. */
    private static List<Leftover> settled(List<Leftover> things) {
        List<Leftover> now = things;
        while (true) {
            Map<String, Note> needed = new HashMap<>();
            now.stream().filter(it -> !it.goes()).forEach(it -> it.needs().forEach(id ->
                    needed.putIfAbsent(id, Note.info("cleanup.kept.needed", kind(it), it.thing().what().name()))));
            List<Leftover> next = new ArrayList<>();
            now.forEach(it -> next.add(needed.containsKey(it.thing().id())
                    ? it.keptFor(needed.get(it.thing().id())) : it));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
    }

    /** The name of its kind, in the reader's language. */
    static Note kind(Leftover leftover) {
        return Note.info("kind." + leftover.thing().what().kind().name());
    }
}
