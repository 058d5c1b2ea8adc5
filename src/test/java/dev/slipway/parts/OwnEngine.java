package dev.slipway.parts;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Docker engine of a test's own, which may be killed, on a small disk in memory. It lives in namespaces of its own: a
 * second engine beside the first would take away its network, and what it mounts is gone when it is.
 */
public final class OwnEngine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final int megabytes;
    private Process process;

    /** @param megabytes of the disk */
    public OwnEngine(int megabytes) throws IOException, InterruptedException {
        // a socket's path may have no more than 107 bytes
        this.home = Files.createTempDirectory("engine");
        this.megabytes = megabytes;
        start();
    }

    /** Starts it with an empty disk. */
    public void start() throws IOException, InterruptedException {
        Files.deleteIfExists(socket());
        Files.deleteIfExists(home.resolve("pid"));
        String command = """
                ip link set lo up
                # a killed engine's containerd left its number, which another process has by now
                rm -rf "$0/exec"
                mkdir -p "$0/data" && mount -t tmpfs -o size="$1m" none "$0/data"
                exec dockerd --data-root "$0/data" --exec-root "$0/exec" --pidfile "$0/pid" \
                    --host "unix://$0/docker.sock" --iptables=false --ip-masq=false
                """;
        process = new ProcessBuilder("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c",
                command, home.toString(), String.valueOf(megabytes)).redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile()).start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(Files.readString(home.resolve("log")));
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket()));
        } catch (IOException e) {
            return false;
        }
    }

    private Path socket() {
        return home.resolve("docker.sock");
    }

    /** For {@code DOCKER_HOST}. */
    public String address() {
        return "unix://" + socket();
    }

    /** Ends the engine and all it has started, without a word. */
    public void kill() {
        // the first process in the namespace takes all others along
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
