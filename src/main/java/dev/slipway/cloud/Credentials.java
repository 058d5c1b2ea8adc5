package dev.slipway.cloud;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Credentials looked up when they are needed; when there are none, says precisely why. */
record Credentials(AwsCredentialsProvider provider, Explanation explanation) implements AwsCredentialsProvider {

    /** What it means for this kind of credentials that there are none. */
    @FunctionalInterface
    interface Explanation {
        /**
         * @param reason the innermost words of what was thrown
         * @param answer the refusal of the service that was asked for the credentials, if it was reached
         */
        AwsProblem of(String reason, Optional<AwsServiceException> answer);
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (RuntimeException e) {
            throw UnusableCredentials.thrownAs(problem(e), e);
        }
    }

    private AwsProblem problem(RuntimeException e) {
        Optional<UnusableCredentials> source = AwsProblems.cause(e, UnusableCredentials.class);
        if (source.isPresent()) {
            return source.get().problem();
        }
        Optional<AwsServiceException> answer = AwsProblems.cause(e, AwsServiceException.class);
        return AwsProblems.ofNetwork(e, AwsProblems.host(e)).orElseGet(() -> explanation.of(innermost(e), answer));
    }

    private static String innermost(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage().strip();
    }
}
