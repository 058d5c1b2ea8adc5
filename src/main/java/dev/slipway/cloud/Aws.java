package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
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
}
