package dev.slipway.rollout;

import java.util.Objects;

/** A service whose deployment under way is to be stopped. */
public record StopRequest(ServiceName service) {

    public StopRequest {
        Objects.requireNonNull(service);
    }
}
