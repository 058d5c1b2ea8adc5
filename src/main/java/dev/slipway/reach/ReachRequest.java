package dev.slipway.reach;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * Which service is to answer, and where.
 *
 * @param port the container's TCP port, 1 to 65535
 * @param path what is asked for, beginning with a slash; may have a query
 */
public record ReachRequest(String cluster, String service, int port, String path) {

    public ReachRequest {
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(service);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
    }

    /** {@code http://203.0.113.7:8080/api/hello}. */
    public URI at(String address) {
        int query = path.indexOf('?');
        try {
            return new URI("http", null, address.contains(":") ? "[" + address + "]" : address, port,
                    query < 0 ? path : path.substring(0, query), query < 0 ? null : path.substring(query + 1), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
