package dev.slipway.bench;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.SilentProgress;
import dev.slipway.image.DockerEngine;
import dev.slipway.image.EngineFinder;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.LayerNews;
import dev.slipway.parts.OwnRegistry;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * Pushes images of random bytes, which nothing can compress, by turns with us and with {@code docker push} to the same
 * registry. {@code -Dbench.push=5} sets their size in MB, {@code -Dbench.pairs=3} how often.
 */
final class PushBenchmark {

    private static final int SIZE = Integer.getInteger("bench.push", 20);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final int STOPS = 5;
    private static final int MEGABYTE = 1_000_000;
    private static final int QUIET_MILLIS = 1_500;

    private final Path home;
    private final SplittableRandom random = new SplittableRandom();
    private final DockerEngine engine = new DockerEngine(new EngineFinder(System.getenv(),
            Path.of(System.getProperty("user.home")), System.getProperty("os.name")));
    private OwnRegistry registry;

    /** @param home a folder for the images' contents and the registry */
    PushBenchmark(Path home) {
        this.home = home;
    }

    /** This one alone; the argument is the folder. */
    public static void main(String[] args) throws Exception {
        Report report = new Report(Figure.of("nothing (no calibration)", new double[] {1}, OptionalDouble.empty()));
        new PushBenchmark(Path.of(args[0])).addTo(report);
        System.out.print(report.table());
    }

    void addTo(Report report) throws Exception {
        if (!(engine.state() instanceof ImageEngine.State.Ready)) {
            report.skip("pushes beside Docker's command line: no Docker engine at DOCKER_HOST or in its usual place");
            return;
        }
        Files.createDirectories(home);
        try (OwnRegistry started = OwnRegistry.start(Files.createTempDirectory(home, "registry"))) {
            registry = started;
            Path login = login();
            report.add(compare("push " + SIZE + " MB, nothing there", login, false, OptionalDouble.of(1.05)));
            report.add(compare("push " + SIZE + " MB, all there", login, true, OptionalDouble.empty()));
            report.add(afterStopping());
        } catch (IOException e) {
            report.skip("pushes beside Docker's command line: no docker-registry or htpasswd (" + e.getMessage()
                    + ")");
        }
    }

    private Comparison compare(String what, Path login, boolean isThere, OptionalDouble target) throws Exception {
        double[] ours = new double[PAIRS];
        double[] theirs = new double[PAIRS];
        ImageRef first = built(SIZE);
        push(first, Progress.none());
        pushByDocker(login, first);
        for (int i = 0; i < PAIRS; i++) {
            // who goes first changes, since the second finds the machine as the first has left it
            boolean weBegin = i % 2 == 0;
            for (boolean us : List.of(weBegin, !weBegin)) {
                ImageRef image = isThere ? first : built(SIZE);
                long start = System.nanoTime();
                if (us) {
                    push(image, Progress.none());
                } else {
                    pushByDocker(login, image);
                }
                (us ? ours : theirs)[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Comparison.of(what, ours, theirs, target);
    }

    /** From the wish to stop in mid-push until the last byte that the registry got. */
    private Figure afterStopping() throws Exception {
        double[] times = new double[STOPS];
        for (int i = 0; i < STOPS; i++) {
            ImageRef image = built(SIZE * 5);
            Stopping stopping = new Stopping();
            Thread push = Thread.ofVirtual().start(() -> {
                try {
                    push(image, stopping);
                } catch (ProblemException e) {
                    stopping.ended.countDown();
                }
            });
            stopping.underWay.await();
            long stop = System.nanoTime();
            stopping.cancel();
            times[i] = (lastGrowth(stop) - stop) / 1e6;
            push.join();
            stopping.ended.await();
        }
        return Figure.of("Stop in mid-push to the last byte at the registry", times, OptionalDouble.of(2_000));
    }

    private long lastGrowth(long begin) throws InterruptedException {
        long last = begin;
        long size = registry.size();
        while (System.nanoTime() - last < QUIET_MILLIS * 1_000_000L) {
            Thread.sleep(20);
            long now = registry.size();
            last = now == size ? last : System.nanoTime();
            size = now;
        }
        return last;
    }

    private void push(ImageRef image, Progress progress) throws ProblemException {
        engine.push(image, new ImageEngine.Login(registry.host(), "AWS", OwnRegistry.PASSWORD), progress);
    }

    private static void pushByDocker(Path login, ImageRef image) throws IOException, InterruptedException {
        ProcessBuilder docker = new ProcessBuilder("docker", "push", "--quiet", image.byTag()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        docker.environment().put("DOCKER_CONFIG", login.toString());
        if (docker.start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + docker.command());
        }
    }

    /** A folder with Docker's configuration, for nobody but this registry of ours. */
    private Path login() throws IOException {
        Path folder = Files.createTempDirectory(home, "login");
        String auth = Base64.getEncoder()
                .encodeToString(("AWS:" + OwnRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("config.json"), """
                {"auths":{"%s":{"auth":"%s"}}}""".formatted(registry.host(), auth));
        return folder;
    }

    private ImageRef built(int megabytes) throws Exception {
        Path folder = Files.createTempDirectory(home, "image");
        byte[] bytes = new byte[megabytes * MEGABYTE];
        random.nextBytes(bytes);
        Files.write(folder.resolve("content"), bytes);
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY content /\n");
        ImageRef image = ImageRef.tagged(registry.host(), "bench/push", Long.toHexString(System.nanoTime()));
        engine.build(new BuildRequest(folder, image.byTag(), Platform.X86_64, "", Map.of()), Progress.none());
        Files.delete(folder.resolve("content"));
        return image;
    }

    /** Says when bytes are under way, and can be cancelled. */
    private static final class Stopping extends SilentProgress {

        private final CountDownLatch underWay = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile Runnable stop = () -> { };
        private volatile boolean cancelled;

        void cancel() {
            cancelled = true;
            stop.run();
        }

        @Override
        public void tell(News news) {
            if (news instanceof LayerNews.Sending(var _, long done, var _) && done > 0) {
                underWay.countDown();
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void whenCancelled(Runnable action) {
            stop = action;
            if (cancelled) {
                action.run();
            }
        }
    }
}
