package dev.slipway.reach;

import dev.slipway.change.Note;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One step of the way from the internet to the container, and whether it holds.
 *
 * @param key    the sentence that says what was seen
 * @param facts  what fills it
 * @param looked what was looked at, each with its id and its place in the console
 * @param causes what is likely behind it, given all the other steps; the likeliest first
 */
public record Rung(Kind kind, State state, String key, List<Object> facts, List<Fact> looked, List<Note> causes) {

    /**
     * The steps, in the order in which they are climbed. A way has each at most once: those from {@link #LISTENER} to
     * {@link #TARGET} only where a load balancer stands before the service, {@link #DNS} where a name is asked.
     */
    public enum Kind {
        TASK, INTERFACE, ADDRESS, ROUTE, NETWORK_ACL, SECURITY_GROUP,
        /** What the load balancer does with a request to its port. */
        LISTENER,
        /** The load balancer itself, its name and whether it is for the internet. */
        BALANCER,
        /** The route tables of the load balancer's subnets. */
        BALANCER_ROUTE,
        /** The network ACLs of the load balancer's subnets. */
        BALANCER_ACL,
        /** The load balancer's own security groups. */
        BALANCER_GROUP,
        /** How the load balancer finds the task, which follows from all steps between them. */
        TARGET,
        DNS, TCP, HTTP, BODY
    }

    /** How a step stands. */
    public enum State {
        OK,
        /** Nobody gets past it. */
        BROKEN,
        /** It could not be seen, or holds for some only and it is not known whether for who asks. */
        UNKNOWN,
        /** Closed for the internet because somebody wants it so: an answer, and no alarm. */
        INTENDED,
        /** A step before it is missing altogether. */
        NOT_REACHED
    }

    public Rung {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(state);
        Objects.requireNonNull(key);
        facts = List.copyOf(facts);
        looked = List.copyOf(looked);
        causes = List.copyOf(causes);
    }

    static Rung of(Kind kind, State state, String key, Object... facts) {
        return new Rung(kind, state, key, List.of(facts), List.of(), List.of());
    }

    static Rung ok(Kind kind, String key, Object... facts) {
        return of(kind, State.OK, key, facts);
    }

    static Rung broken(Kind kind, String key, Object... facts) {
        return of(kind, State.BROKEN, key, facts);
    }

    static Rung unknown(Kind kind, String key, Object... facts) {
        return of(kind, State.UNKNOWN, key, facts);
    }

    static Rung intended(Kind kind, String key, Object... facts) {
        return of(kind, State.INTENDED, key, facts);
    }

    static Rung notReached(Kind kind) {
        return of(kind, State.NOT_REACHED, "reach.notReached");
    }

    Rung looking(Fact... at) {
        return looking(List.of(at));
    }

    Rung looking(List<Fact> at) {
        return new Rung(kind, state, key, facts, Stream.concat(looked.stream(), at.stream()).toList(), causes);
    }

    Rung because(List<Note> likely) {
        return new Rung(kind, state, key, facts, looked, likely);
    }

    /** What decided; empty where nothing single did. */
    public List<Fact> deciders() {
        return looked.stream().filter(Fact::isDecider).toList();
    }
}
