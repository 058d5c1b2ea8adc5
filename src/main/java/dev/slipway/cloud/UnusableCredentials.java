package dev.slipway.cloud;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Why there are no credentials to be had; the cause inside what is thrown through the SDK when it asks for some. */
final class UnusableCredentials extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AwsProblem problem;

    private UnusableCredentials(AwsProblem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** The SDK's interceptors insist on exceptions of exactly its own type. */
    static SdkClientException thrownAs(AwsProblem problem, Throwable cause) {
        return SdkClientException.builder().message(cause.getMessage())
                .cause(new UnusableCredentials(problem, cause)).build();
    }

    AwsProblem problem() {
        return problem;
    }
}
