package dev.slipway.rollout;

import java.util.Objects;

/** A service that is to run anew what it runs. */
public record RedeployRequest(ServiceName service) {

    public RedeployRequest {
        Objects.requireNonNull(service);
    }
}
