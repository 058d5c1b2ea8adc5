package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What could be listed of one kind.
 *
 * @param items   empty when there are none, and when they could not be listed
 * @param problem why they could not be listed
 */
public record Listing<T>(List<T> items, Optional<Problem> problem) {

    public Listing {
        items = List.copyOf(items);
    }

    static <T> Listing<T> of(Attempt<List<T>> attempt) {
        return new Listing<>(attempt.answer().orElse(List.of()), attempt.problem());
    }
}
