package dev.slipway.change;

import java.util.List;

/** A remark beside a plan or a verdict: a text key and the facts that fill it. Never prose. */
public record Note(Weight weight, String key, List<Object> facts) {

    /** How much it matters. */
    public enum Weight { INFO, WARNING }

    public Note {
        facts = List.copyOf(facts);
    }

    public static Note info(String key, Object... facts) {
        return new Note(Weight.INFO, key, List.of(facts));
    }

    public static Note warning(String key, Object... facts) {
        return new Note(Weight.WARNING, key, List.of(facts));
    }
}
