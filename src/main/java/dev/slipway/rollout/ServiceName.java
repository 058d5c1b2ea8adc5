package dev.slipway.rollout;

import java.util.Objects;

/** A service, by its cluster's name and its own. */
public record ServiceName(String cluster, String service) {

    public ServiceName {
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(service);
        if (cluster.isBlank() || service.isBlank()) {
            throw new IllegalArgumentException("a service has a cluster and a name");
        }
    }
}
