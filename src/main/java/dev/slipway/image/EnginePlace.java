package dev.slipway.image;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a Docker engine may answer.
 *
 * @param address      as in DOCKER_HOST: {@code unix:///...}, {@code tcp://...} or {@code npipe:////./pipe/...}
 * @param certificates the folder with ca.pem, cert.pem and key.pem when the engine wants TLS
 * @param context      the name of Docker's context that it comes from, or empty
 */
record EnginePlace(String address, Optional<Path> certificates, String context) {

    private static final String UNIX = "unix://";
    private static final Set<String> SCHEMES = Set.of("unix", "tcp", "http", "https", "npipe");

    static EnginePlace at(String address) {
        // the docker command line takes a bare host:port as tcp, and a bare path as a socket
        String scheme = address.startsWith("/") ? UNIX : address.contains("://") ? "" : "tcp://";
        return new EnginePlace(scheme + address, Optional.empty(), "");
    }

    static EnginePlace socket(Path socket) {
        return at(UNIX + socket);
    }

    EnginePlace withCertificates(Path folder) {
        return new EnginePlace(address, Optional.of(folder), context);
    }

    EnginePlace ofContext(String name) {
        return new EnginePlace(address, certificates, name);
    }

    /** What tells the docker command line to use the same engine. */
    Map<String, String> variables() {
        if (!context.isEmpty()) {
            return Map.of("DOCKER_CONTEXT", context);
        }
        Map<String, String> variables = new HashMap<>(Map.of("DOCKER_HOST", address));
        certificates.ifPresent(folder ->
                variables.putAll(Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", folder.toString())));
        return variables;
    }

    /** A socket or a pipe of this computer. */
    boolean isLocal() {
        return address.startsWith(UNIX) || address.startsWith("npipe://");
    }

    /** False for a socket file that is not there; other places must be asked. */
    boolean mayExist() {
        return !address.startsWith(UNIX) || Files.exists(Path.of(address.substring(UNIX.length())));
    }

    /** The address for the client, or empty when it is of a kind that only the docker command line can use (ssh). */
    Optional<URI> uri() {
        try {
            // a socket's path may hold spaces, which an URI must have escaped
            URI uri = address.startsWith(UNIX) ? new URI("unix", "", address.substring(UNIX.length()), null)
                    : new URI(address);
            return SCHEMES.contains(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
