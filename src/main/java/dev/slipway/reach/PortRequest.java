package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.util.Objects;

/**
 * One port for one range of addresses.
 *
 * @param port TCP, 1 to 65535
 * @param cidr who is to get in
 * @param tag  value of the tag on the rule, by which it is known as ours
 */
public record PortRequest(String securityGroupId, int port, Cidr cidr, String tag) {

    public PortRequest {
        Objects.requireNonNull(securityGroupId);
        Objects.requireNonNull(cidr);
        Objects.requireNonNull(tag);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
