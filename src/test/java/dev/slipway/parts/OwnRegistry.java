package dev.slipway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;

/** A registry with a password, of a test's own, that may be killed and started again. */
public final class OwnRegistry implements AutoCloseable {

    public static final String PASSWORD = "tok-" + Long.toHexString(System.nanoTime());

    private final Path folder;
    private final int port;
    private Process process;

    private OwnRegistry(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param folder an empty one for its files */
    public static OwnRegistry start(Path folder) throws Exception {
        OwnRegistry registry = new OwnRegistry(folder, freePort());
        Process htpasswd = new ProcessBuilder("htpasswd", "-Bbn", "AWS", PASSWORD)
                .redirectOutput(folder.resolve("htpasswd").toFile()).start();
        if (htpasswd.waitFor() != 0) {
            throw new IOException("htpasswd: " + htpasswd.exitValue());
        }
        Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                http: {addr: 127.0.0.1:%d, relativeurls: true}
                auth: {htpasswd: {realm: ecr, path: %s}}
                """.formatted(folder.resolve("data"), registry.port, folder.resolve("htpasswd")));
        registry.start();
        return registry;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, with what it had. */
    public void start() throws Exception {
        process = new ProcessBuilder("docker-registry", "serve", folder.resolve("registry.yml").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        for (int look = 0; look < 200; look++) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                http.send(HttpRequest.newBuilder(URI.create("http://" + host() + "/v2/")).build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the registry does not start: " + Files.readString(folder.resolve("log")));
    }

    /** Ends it as a machine that goes down does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As it stands in an image's name. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Bytes on its disk. */
    public long size() {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code sha256:...} of what it serves under the tag. */
    public String digest(String repository, String tag) throws Exception {
        URI manifest = URI.create("http://" + host() + "/v2/" + repository + "/manifests/" + tag);
        HttpRequest head = HttpRequest.newBuilder(manifest)
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(("AWS:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(head, HttpResponse.BodyHandlers.discarding()).headers()
                    .firstValue("Docker-Content-Digest").orElse("");
        }
    }

    @Override
    public void close() {
        kill();
    }
}
