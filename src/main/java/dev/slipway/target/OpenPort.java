package dev.slipway.target;

import dev.slipway.pipeline.Cidr;
import java.util.Objects;

/**
 * One TCP port, open for one range of addresses.
 *
 * @param port 1 to 65535
 */
public record OpenPort(Cidr cidr, int port) {

    public OpenPort {
        Objects.requireNonNull(cidr);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
