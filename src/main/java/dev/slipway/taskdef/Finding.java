package dev.slipway.taskdef;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with a task definition, or worth saying about it.
 *
 * @param rule    the rule's id ({@code F01}); its text stands under {@link #key()}
 * @param pointer the JSON pointer of the value it is about, which may be missing
 * @param facts   what fills the text: {0} is the container or volume, or empty; {1} is the value, or what one
 *                 side says where two disagree, {2} what the other does
 * @param fix     an edit that mends it, where there is one that is surely meant
 */
public record Finding(String rule, Severity severity, String pointer, List<Object> facts, Optional<Fix> fix) {

    /** How bad it is. */
    public enum Severity {
        /** AWS refuses it, or it cannot work with what is beside it. */
        ERROR,
        /** It registers, but will not run well, or only a later call refuses it; or no source says that AWS refuses it. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(pointer);
        facts = List.copyOf(facts);
        Objects.requireNonNull(fix);
    }

    /** {@code rule.<id>}. */
    public String key() {
        return "rule." + rule;
    }
}
