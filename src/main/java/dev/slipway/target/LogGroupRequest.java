package dev.slipway.target;

import java.util.Objects;

/**
 * The CloudWatch log group that is wanted.
 *
 * @param name 1 to 512 letters, digits and the characters {@code . - _ / #}
 * @param tag  the value of {@link dev.slipway.pipeline.Pipeline#TAG} when it is made
 */
public record LogGroupRequest(String name, String tag) {

    public LogGroupRequest {
        Objects.requireNonNull(tag);
        if (!name.matches("[A-Za-z0-9._/#-]{1,512}")) {
            throw new IllegalArgumentException("not a log group name: " + name);
        }
    }
}
