package dev.slipway.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something found in a workflow file.
 *
 * @param key    the text's key; its facts fill it
 * @param line   from 1
 * @param column in code points, from 1
 * @param mend   what surely makes it right
 */
public record Finding(String key, Severity severity, int line, int column, List<Object> facts, Optional<Mend> mend) {

    static final String PREFIX = "workflow.check.";

    /** An error fails a run, a warning surprises sooner or later, a notice is worth knowing. */
    public enum Severity { ERROR, WARNING, NOTICE }

    public Finding {
        facts = List.copyOf(facts);
        Objects.requireNonNull(mend);
    }

    /** The rule's name. */
    public String rule() {
        String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key.substring(key.indexOf('.') + 1);
        return name.split("\\.", 2)[0];
    }
}
