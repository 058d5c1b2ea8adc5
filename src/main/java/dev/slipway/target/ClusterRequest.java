package dev.slipway.target;

import java.util.Objects;

/**
 * The cluster that is wanted.
 *
 * @param name 1 to 255 letters, digits, hyphens and underscores
 * @param tag  the value of {@link dev.slipway.pipeline.Pipeline#TAG} when it is made
 */
public record ClusterRequest(String name, String tag) {

    public ClusterRequest {
        Objects.requireNonNull(tag);
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw new IllegalArgumentException("not a cluster name: " + name);
        }
    }
}
