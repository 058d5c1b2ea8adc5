package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What could be listed of one kind.
 *
 * @param items   empty when there are none, and when they could not be listed
 * @param problem why they could not be listed, or not with their state
 * @param isWhole whether there are no more than these
 */
public record Listing<T>(List<T> items, Optional<Problem> problem, boolean isWhole) {

    /** Nobody looks through more; so many are kept at most. */
    public static final int MOST = 2_000;

    public Listing {
        items = List.copyOf(items);
    }

    /** The first of them, and whether that is all; whatever pages come after are not asked for. */
    static <T> Listing<T> of(Stream<T> all) {
        List<T> some = all.limit(MOST + 1).toList();
        return new Listing<>(some.subList(0, Math.min(MOST, some.size())), Optional.empty(), some.size() <= MOST);
    }

    static <T> Listing<T> of(Attempt<Listing<T>> attempt) {
        return attempt.answer().orElseGet(() -> new Listing<>(List.of(), attempt.problem(), true));
    }

    /** Others in place of these, as whole as these are. */
    <R> Listing<R> with(List<R> others, Optional<Problem> newProblem) {
        return new Listing<>(others, newProblem, isWhole);
    }
}
