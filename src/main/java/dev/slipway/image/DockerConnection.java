package dev.slipway.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.NamedPipeSocket;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.transport.UnixSocket;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ConnectionClosedException;

/** Opens connections to the engine of one place, and says what it means when there is none. */
final class DockerConnection {

    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EnginePlace place;
    private final URI uri;

    DockerConnection(EnginePlace place, URI uri) {
        this.place = place;
        this.uri = uri;
    }

    EnginePlace place() {
        return place;
    }

    /** A client to be closed. It waits as long as it takes: a build step may be silent for many minutes. */
    DockerClient open() {
        return client(http().connectionTimeout(Duration.ofMillis(CONNECT_MILLIS)));
    }

    /**
     * A bare connection, for what is long. It is not held to any patience, either.
     *
     * @throws IOException when nothing answers there within five seconds
     */
    Socket socket() throws IOException {
        switch (uri.getScheme()) {
            case "unix":
                return UnixSocket.get(uri.getPath());
            case "npipe":
                Socket pipe = new NamedPipeSocket(uri.getPath());
                pipe.connect(null);
                return pipe;
            default:
                return networkSocket(config().getSSLConfig());
        }
    }

    private Socket networkSocket(SSLConfig tls) throws IOException {
        try {
            Socket socket = tls == null ? new Socket() : tls.getSSLContext().getSocketFactory().createSocket();
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** How the engine stands; answers within two seconds. */
    ImageEngine.State state() {
        try (DockerClient client = client(http().connectionTimeout(PATIENCE).responseTimeout(PATIENCE))) {
            Version version = client.versionCmd().exec();
            return new ImageEngine.State.Ready(place.address(), version.getVersion(), builder(version));
        } catch (Exception e) {
            return lost(e).orElseGet(() -> new ImageEngine.State.Unusable(place.address(), rootOf(e).toString()));
        }
    }

    /** Podman names its own parts where Docker names its own. */
    private static Builder builder(Version version) {
        boolean isPodman = version.getComponents() != null && version.getComponents().stream()
                .anyMatch(component -> String.valueOf(component.getName()).startsWith("Podman"));
        return isPodman ? new Builder.Buildah(version.getVersion()) : new Builder.Classic();
    }

    /** The state that this failure shows, when it is one of the connection. */
    Optional<ImageEngine.State> lost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            // the JDK reports a forbidden unix socket with this odd type
            if (cause instanceof BindException || message.contains("Permission denied")) {
                return Optional.of(new ImageEngine.State.NotAllowed(place.address()));
            }
            if (message.contains("No such file or directory") || message.contains("cannot find the file")) {
                return Optional.of(new ImageEngine.State.NotFound(List.of(place.address())));
            }
            // a unix socket's failures have no type of their own
            boolean isBroken = message.contains("Broken pipe") || message.contains("Connection reset");
            if (isBroken || cause instanceof ConnectException || cause instanceof SocketTimeoutException
                    || cause instanceof NoRouteToHostException || cause instanceof ConnectionClosedException
                    || cause instanceof SocketException) {
                return Optional.of(new ImageEngine.State.NotRunning(place.address()));
            }
        }
        return Optional.empty();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private ApacheDockerHttpClient.Builder http() {
        return new ApacheDockerHttpClient.Builder().dockerHost(uri).sslConfig(config().getSSLConfig());
    }

    private DockerClient client(ApacheDockerHttpClient.Builder http) {
        return DockerClientImpl.getInstance(config(), http.build());
    }

    private Config config() {
        return new Config(uri, place.certificates().map(folder -> new LocalDirectorySSLConfig(folder.toString())));
    }

    /**
     * Everything docker-java would otherwise collect from properties, the environment and {@code ~/.docker}. No
     * version is asked for, so that the engine answers in its own newest.
     */
    private record Config(URI host, Optional<LocalDirectorySSLConfig> tls) implements DockerClientConfig {

        @Override
        public URI getDockerHost() {
            return host;
        }

        @Override
        public RemoteApiVersion getApiVersion() {
            return RemoteApiVersion.unknown();
        }

        @Override
        public String getRegistryUsername() {
            return null;
        }

        @Override
        public String getRegistryPassword() {
            return null;
        }

        @Override
        public String getRegistryEmail() {
            return null;
        }

        @Override
        public String getRegistryUrl() {
            return AuthConfig.DEFAULT_SERVER_ADDRESS;
        }

        @Override
        public AuthConfig effectiveAuthConfig(String imageName) {
            return null;
        }

        @Override
        public AuthConfigurations getAuthConfigurations() {
            return new AuthConfigurations();
        }

        @Override
        public LocalDirectorySSLConfig getSSLConfig() {
            return tls.orElse(null);
        }
    }
}
