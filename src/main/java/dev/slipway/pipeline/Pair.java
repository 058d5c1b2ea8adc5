package dev.slipway.pipeline;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two sides that have to say the same, and whether they do.
 *
 * @param one       what the first of the kind's sides says, empty while it is not known
 * @param other     what the second says
 * @param found     how they contradict each other; empty when they do not, or when nobody can tell
 */
public record Pair(Kind kind, String one, String other, Optional<Disagreement> found) {

    /** How a pair stands, the worst first. */
    public enum State {
        /** Nothing works, or nobody gets an answer. */
        FAILS,
        /** It works otherwise than is meant. */
        SURPRISES,
        /** Something is not made yet. */
        MISSING,
        /** They differ, and it does no harm. */
        HARMLESS,
        /** One of them is not known. */
        UNKNOWN,
        AGREES
    }

    public Pair {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(one);
        Objects.requireNonNull(other);
        Objects.requireNonNull(found);
    }

    /**
     * Every pair that has to agree in this deployment, the worst first; without the pairs that it does not have, such as
     * those of a target group where no load balancer stands in front of the service.
     */
    public static List<Pair> all(Facts facts) {
        List<Disagreement> found = Consistency.of(facts);
        Sayings sayings = new Sayings(facts);
        return Stream.of(Kind.values()).flatMap(kind -> of(kind, found, sayings))
                .sorted(Comparator.comparing(Pair::state)).toList();
    }

    private static Stream<Pair> of(Kind kind, List<Disagreement> found, Sayings sayings) {
        List<Pair> differing = found.stream().filter(it -> it.kind() == kind)
                .map(it -> new Pair(kind, it.one(), it.other(), Optional.of(it))).toList();
        return differing.isEmpty() ? sayings.of(kind).stream()
                .map(said -> new Pair(kind, said.one(), said.other(), Optional.empty())) : differing.stream();
    }

    public State state() {
        if (found.isEmpty()) {
            return one.isBlank() || other.isBlank() ? State.UNKNOWN : State.AGREES;
        }
        return switch (kind.weight()) {
            case FAILS -> State.FAILS;
            case SURPRISES -> State.SURPRISES;
            case MISSING -> State.MISSING;
            case HARMLESS -> State.HARMLESS;
        };
    }

    /** Those of its sides of which nothing is known. */
    public Set<Side> unknown() {
        return one.isBlank() ? other.isBlank() ? Set.of(kind.one(), kind.other()) : Set.of(kind.one())
                : other.isBlank() ? Set.of(kind.other()) : Set.of();
    }
}
