package dev.slipway.pipeline;

import java.util.List;
import java.util.Objects;

/**
 * What a look at one thing that a deployment needs has shown.
 *
 * @param key   the sentence that says what was seen
 * @param facts what fills it
 */
public record Seen(State state, String key, List<Object> facts) {

    /** How the thing stands. */
    public enum State {
        /** As a deployment needs it. */
        FINE,
        /** No deployment gets past it. */
        FAULT,
        /** It could not be told. */
        UNTOLD
    }

    public Seen {
        Objects.requireNonNull(state);
        Objects.requireNonNull(key);
        facts = List.copyOf(facts);
    }

    public static Seen fine(String key, Object... facts) {
        return new Seen(State.FINE, key, List.of(facts));
    }

    public static Seen fault(String key, Object... facts) {
        return new Seen(State.FAULT, key, List.of(facts));
    }

    public static Seen untold(String key, Object... facts) {
        return new Seen(State.UNTOLD, key, List.of(facts));
    }

    /** The one that matters most: the first fault, else the first that could not be told, else the first. */
    public static Seen worst(List<Seen> all) {
        for (State state : List.of(State.FAULT, State.UNTOLD)) {
            for (Seen seen : all) {
                if (seen.state == state) {
                    return seen;
                }
            }
        }
        return all.getFirst();
    }
}
