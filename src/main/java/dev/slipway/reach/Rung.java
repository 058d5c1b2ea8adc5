package dev.slipway.reach;

import java.util.List;
import java.util.Objects;

/**
 * One step of the way from the internet to the container, and whether it holds.
 *
 * @param key   the sentence that says what was seen
 * @param facts what fills it
 */
public record Rung(Kind kind, State state, String key, List<Object> facts) {

    /** The steps, in the order in which they are climbed. */
    public enum Kind {
        TASK, INTERFACE, ADDRESS, ROUTE, NETWORK_ACL, SECURITY_GROUP, TCP, HTTP, BODY
    }

    /** How a step stands. */
    public enum State {
        OK,
        /** Nobody gets past it. */
        BROKEN,
        /** It could not be seen, or holds for some only. */
        UNKNOWN,
        /** A step before it is missing altogether. */
        NOT_REACHED
    }

    public Rung {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(state);
        Objects.requireNonNull(key);
        facts = List.copyOf(facts);
    }

    static Rung ok(Kind kind, String key, Object... facts) {
        return new Rung(kind, State.OK, key, List.of(facts));
    }

    static Rung broken(Kind kind, String key, Object... facts) {
        return new Rung(kind, State.BROKEN, key, List.of(facts));
    }

    static Rung unknown(Kind kind, String key, Object... facts) {
        return new Rung(kind, State.UNKNOWN, key, List.of(facts));
    }

    static Rung notReached(Kind kind) {
        return new Rung(kind, State.NOT_REACHED, "reach.notReached", List.of());
    }
}
