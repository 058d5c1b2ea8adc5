package dev.slipway.rollout;

import java.util.Objects;

/** A service that is to run again what it ran before. */
public record RollbackRequest(ServiceName service) {

    public RollbackRequest {
        Objects.requireNonNull(service);
    }
}
