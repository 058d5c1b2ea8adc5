package dev.slipway.change;

import java.util.List;

/** What looking again has shown. */
public sealed interface Verdict {

    /** All of it was seen. */
    record Proven(List<Subject> seen, List<Note> notes) implements Verdict {
        public Proven {
            seen = List.copyOf(seen);
            notes = List.copyOf(notes);
        }
    }

    /** Some of it was not seen (yet): IAM takes seconds to agree with itself. */
    record Missing(List<Change> remaining) implements Verdict {
        public Missing {
            remaining = List.copyOf(remaining);
        }
    }
}
