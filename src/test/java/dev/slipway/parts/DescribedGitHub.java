package dev.slipway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * GitHub's own OpenAPI description, held by prism against what is sent: either in front of a stand-in, or answering by
 * itself with the examples that stand in the description.
 */
public final class DescribedGitHub implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final Process prism;
    private final Path log;
    private final int port;

    private DescribedGitHub(Path folder, List<String> mode) throws IOException {
        Path modules = Path.of(System.getenv("SLIPWAY_TEST_NODE_MODULES"));
        this.log = folder.resolve("prism.log");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of("node",
                modules.resolve("node_modules/@stoplight/prism-cli/dist/index.js").toString()));
        command.add(mode.getFirst());
        command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port),
                modules.resolve("github-description.json").toString()));
        command.addAll(mode.subList(1, mode.size()));
        this.prism = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitStart();
    }

    /** Passes everything on and writes down what does not fit. */
    public static DescribedGitHub before(URI standIn, Path folder) throws IOException {
        return new DescribedGitHub(folder, List.of("proxy", standIn.toString()));
    }

    /** Answers with the description's own examples, and with 422 to what does not fit. */
    public static DescribedGitHub answering(Path folder) throws IOException {
        return new DescribedGitHub(folder, List.of("mock"));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What was asked so far that the description does not know, or knows otherwise. */
    public List<String> complaints() {
        return lines().stream().filter(line -> line.contains("Violation: request")).toList();
    }

    /** How many requests have passed. */
    public int requests() {
        return (int) lines().stream().filter(line -> line.contains("Request received")).count();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() throws IOException {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end) && prism.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                pause();
            }
        }
        prism.destroyForcibly();
        throw new IOException("prism did not start: " + lines());
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        prism.destroy();
        try {
            if (!prism.waitFor(5, TimeUnit.SECONDS)) {
                prism.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            prism.destroyForcibly();
        }
    }
}
