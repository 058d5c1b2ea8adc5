package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;

/**
 * Which service is to answer, where, and to whom.
 *
 * @param port     the container's TCP port, 1 to 65535
 * @param path     what is asked for, beginning with a slash; may have a query
 * @param me       the addresses that the question comes from, as the internet sees them (one of IPv4, one of IPv6, or a
 *                 range); empty while they are not known
 * @param expected what the answer's body should contain; empty when anything will do
 */
public record ReachRequest(String cluster, String service, int port, String path, List<Cidr> me, String expected) {

    public ReachRequest {
        Objects.requireNonNull(cluster);
        Objects.requireNonNull(service);
        Objects.requireNonNull(expected);
        me = List.copyOf(me);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
    }

    /** From an address that is not known, content with any body. */
    public ReachRequest(String cluster, String service, int port, String path) {
        this(cluster, service, port, path, List.of(), "");
    }

    public ReachRequest from(List<Cidr> addresses) {
        return new ReachRequest(cluster, service, port, path, addresses, expected);
    }

    public ReachRequest expecting(String text) {
        return new ReachRequest(cluster, service, port, path, me, text);
    }

    /** {@code http://203.0.113.7:8080/api/hello}. */
    public URI at(String address) {
        return at("http", address, port);
    }

    /** @param address a name, or an address of IPv4 or IPv6 without brackets */
    URI at(String scheme, String address, int port) {
        int query = path.indexOf('?');
        try {
            return new URI(scheme, null, address.contains(":") ? "[" + address + "]" : address, port,
                    query < 0 ? path : path.substring(0, query), query < 0 ? null : path.substring(query + 1), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + address, e);
        }
    }
}
