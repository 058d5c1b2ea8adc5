package dev.slipway.cleanup;

import dev.slipway.change.Bytes;
import dev.slipway.change.Problem;
import java.time.Duration;
import java.util.List;

/** What can go wrong with cleaning up, and with the price table. */
public sealed interface CleanupProblem extends Problem {

    /** It was told to go, but AWS is not through with it. */
    record StillThere(String name, long minutes) implements CleanupProblem {

        @Override
        public List<Object> facts() {
            return List.of(name, Duration.ofMinutes(minutes));
        }
    }

    /** AWS answered, but did not delete it, and said why in its own words. */
    record NotDeleted(String name, String reason, String detail) implements CleanupProblem {}

    /** A file of ours cannot be read or written at all. */
    record StateUnusable(String file, String reason) implements CleanupProblem {}

    /** The price table is larger than any could be; sizes in bytes. */
    record PricesTooLarge(String file, long size, long most) implements CleanupProblem {

        @Override
        public List<Object> facts() {
            return List.of(file, new Bytes(size), new Bytes(most));
        }
    }

    /** The price table is no JSON; line and column are counted from 1. */
    record PricesNotJson(String file, int line, int column, String reason) implements CleanupProblem {}

    /** A figure of the price table is no number from 0 to the most there may be. */
    record BadFigure(String file, String place, String found, double most) implements CleanupProblem {}

    /** A figure, or the date, is not in the price table. */
    record MissingFigure(String file, String place) implements CleanupProblem {}

    /** The price table holds something that nobody asks for, perhaps misspelt. */
    record UnknownFigure(String file, String place, String known) implements CleanupProblem {}

    /** Something in the price table other than a figure is not as it has to be, as the example is. */
    record BadEntry(String file, String place, String found, String example) implements CleanupProblem {}
}
