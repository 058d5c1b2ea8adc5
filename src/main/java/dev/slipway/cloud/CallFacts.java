package dev.slipway.cloud;

import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Which call failed. It travels with the SDK's own exception as a suppressed one, because callers in between (waiters,
 * paginators, features) go by the exception's type.
 */
final class CallFacts extends Exception {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String host;
    private final String profile;

    /**
     * What is known about the call; empty where nothing is.
     *
     * @param operation as policies name it: {@code ecs:CreateCluster}
     * @param host      where it was sent
     * @param profile   whose credentials it used
     */
    CallFacts(String operation, String host, String profile) {
        super(operation + " " + host, null, false, false);
        this.operation = operation;
        this.host = host;
        this.profile = profile;
    }

    static CallFacts of(SdkException failure) {
        return find(failure).orElse(new CallFacts("", "", ""));
    }

    /** Once is enough: who comes first knows most. */
    static void add(Throwable failure, CallFacts facts) {
        if (find(failure).isEmpty()) {
            failure.addSuppressed(facts);
        }
    }

    private static Optional<CallFacts> find(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).filter(CallFacts.class::isInstance).map(CallFacts.class::cast)
                .findFirst();
    }

    String operation() {
        return operation;
    }

    String host() {
        return host;
    }

    String profile() {
        return profile;
    }
}
