package dev.slipway.rollout;

import java.util.Objects;

/**
 * How many tasks a service is to run.
 *
 * @param desired from 0
 */
public record ScaleRequest(ServiceName service, int desired) {

    public ScaleRequest {
        Objects.requireNonNull(service);
        if (desired < 0) {
            throw new IllegalArgumentException("a number of tasks is not negative: " + desired);
        }
    }
}
