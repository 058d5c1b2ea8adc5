package dev.slipway.cloud;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls the SDK and turns what it throws into problems. */
public final class Aws {

    private Aws() {}

    /**
     * The call's answer.
     *
     * @throws ProblemException an {@link AwsProblem}
     */
    public static <T> T call(Supplier<T> call) throws ProblemException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new ProblemException(AwsProblems.of(e), e);
        } catch (UnsupportedOperationException e) {
            throw new ProblemException(AwsProblems.of(e), e);
        }
    }

    /** What AWS's sentence of refusal says, wherever it was passed on; empty for any other text. */
    public static Optional<Problem> denial(String message) {
        return Denial.isIn(message) ? Optional.of(Denial.of(message, "").problem()) : Optional.empty();
    }
}
