package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import java.util.Optional;

/** What a read of AWS has shown, or the right that was missing for it. */
sealed interface Sight<T> {

    record Shown<T>(T it) implements Sight<T> {}

    /** @param action {@code ec2:DescribeRouteTables} */
    record Denied<T>(String action) implements Sight<T> {}

    /**
     * Reads; a missing right is an answer, too.
     *
     * @param action the right that is taken to be missing where AWS does not say which
     * @throws ProblemException any other {@link AwsProblem}
     */
    static <T> Sight<T> of(String action, Together.Read<T> read) throws ProblemException {
        try {
            return new Shown<>(read.get());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.AccessDenied denied) {
                return new Denied<>(denied.action().isEmpty() ? action : denied.action());
            }
            throw e;
        }
    }

    default Optional<T> value() {
        return this instanceof Shown<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
