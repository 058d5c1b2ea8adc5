package dev.slipway.workflow;

import java.util.List;

/**
 * Something found in a workflow file.
 *
 * @param key    the text's key; its facts fill it
 * @param line   from 1
 * @param column in code points, from 1
 */
public record Finding(String key, Severity severity, int line, int column, List<Object> facts) {

    /** An error fails a run, a warning surprises sooner or later, a notice is worth knowing. */
    public enum Severity { ERROR, WARNING, NOTICE }

    public Finding {
        facts = List.copyOf(facts);
    }
}
