package dev.slipway.reach;

import java.util.Objects;

/**
 * A port that Slipway opened and that is to be closed again.
 *
 * @param port TCP, 1 to 65535
 * @param tag  value of the tag on the rules that are ours
 */
public record PortClosingRequest(String securityGroupId, int port, String tag) {

    public PortClosingRequest {
        Objects.requireNonNull(securityGroupId);
        Objects.requireNonNull(tag);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
