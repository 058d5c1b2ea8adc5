package dev.slipway.rollout;

import java.util.Objects;
import java.util.Optional;

/**
 * A service that is to run again what it ran before.
 *
 * @param revision a revision of choice ({@code my-app-api:3} or its ARN); empty for the last good one
 */
public record RollbackRequest(ServiceName service, Optional<String> revision) {

    public RollbackRequest {
        Objects.requireNonNull(service);
        Objects.requireNonNull(revision);
    }

    /** Back to the last good revision. */
    public static RollbackRequest toTheLastGood(ServiceName service) {
        return new RollbackRequest(service, Optional.empty());
    }
}
