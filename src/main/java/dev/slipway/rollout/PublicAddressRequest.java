package dev.slipway.rollout;

import java.util.Objects;

/** A service whose tasks are to get public addresses. */
public record PublicAddressRequest(ServiceName service) {

    public PublicAddressRequest {
        Objects.requireNonNull(service);
    }
}
