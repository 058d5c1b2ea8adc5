package dev.slipway.cloud;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Thrown through the SDK where it asks for credentials and there are none to be had: carries the problem already. */
final class UnusableCredentials extends SdkClientException {

    private static final long serialVersionUID = 1L;

    private final transient AwsProblem problem;

    UnusableCredentials(AwsProblem problem, Throwable cause) {
        super(SdkClientException.builder().message(String.valueOf(cause.getMessage())).cause(cause));
        this.problem = problem;
    }

    AwsProblem problem() {
        return problem;
    }
}
