package dev.slipway.bench;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.DockerEngine;
import dev.slipway.image.EngineFinder;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Builds a folder of random bytes, which nothing can compress, by turns with us and with {@code DOCKER_BUILDKIT=0
 * docker build} at the same engine. {@code -Dbench.large=50} and {@code -Dbench.small=5} set the folders' sizes in MB,
 * {@code -Dbench.pairs=3} how often. Both sides read the files out of the system's memory, not from the disk.
 */
final class BuildBenchmark {

    private static final int LARGE = Integer.getInteger("bench.large", 500);
    private static final int SMALL = Integer.getInteger("bench.small", 20);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final int MEGABYTE = 1_000_000;
    private static final int FILES = 50;
    private static final String TAG = "slipway-bench/context:1";

    private final Path home;
    private final DockerEngine engine = new DockerEngine(new EngineFinder(System.getenv(),
            Path.of(System.getProperty("user.home")), System.getProperty("os.name")));

    /** @param home a folder for the contexts, which stay there */
    BuildBenchmark(Path home) {
        this.home = home;
    }

    /** This one alone; the argument is the folder. */
    public static void main(String[] args) throws Exception {
        Report report = new Report(Figure.of("nothing (no calibration)", new double[] {1}, OptionalDouble.empty()));
        new BuildBenchmark(Path.of(args[0])).addTo(report);
        System.out.print(report.table());
    }

    void addTo(Report report) throws ProblemException, IOException, InterruptedException {
        if (!(engine.state() instanceof ImageEngine.State.Ready)) {
            report.skip("builds beside Docker's command line: no Docker engine at DOCKER_HOST or in its usual place");
            return;
        }
        Path small = folder(SMALL);
        Path large = folder(LARGE);
        build(small);
        report.add(compare("build " + SMALL + " MB, nothing cached", small, false, OptionalDouble.empty()));
        report.add(compare("build " + SMALL + " MB, all cached", small, true, OptionalDouble.of(1.3)));
        report.add(heapGrowth(large));
        report.add(compare("build " + LARGE + " MB, nothing cached", large, false, OptionalDouble.of(1.10)));
        report.add(compare("build " + LARGE + " MB, all cached", large, true, OptionalDouble.of(1.15)));
        remove(TAG);
    }

    private Path folder(int megabytes) throws IOException {
        Path folder = Files.createDirectories(home.resolve("context-" + megabytes));
        SplittableRandom random = new SplittableRandom(megabytes);
        byte[] bytes = new byte[megabytes * MEGABYTE / FILES];
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(bytes);
            try (OutputStream file = Files.newOutputStream(folder.resolve("part-" + i))) {
                file.write(bytes);
            }
        }
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /context/\n");
        return folder;
    }

    private Comparison compare(String what, Path folder, boolean cached, OptionalDouble target)
            throws ProblemException, IOException, InterruptedException {
        double[] ours = new double[PAIRS];
        double[] theirs = new double[PAIRS];
        renew(folder);
        build(folder);
        buildByDocker(folder);
        for (int i = 0; i < PAIRS; i++) {
            // who goes first changes, since the second finds the machine as the first has left it
            boolean weBegin = i % 2 == 0;
            for (boolean us : List.of(weBegin, !weBegin)) {
                if (!cached) {
                    remove(TAG);
                    renew(folder);
                }
                long start = System.nanoTime();
                if (us) {
                    build(folder);
                } else {
                    buildByDocker(folder);
                }
                (us ? ours : theirs)[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Comparison.of(what, ours, theirs, target);
    }

    private static void renew(Path folder) throws IOException {
        Files.writeString(folder.resolve("stamp"), String.valueOf(System.nanoTime()));
    }

    private void build(Path folder) throws ProblemException {
        engine.build(new BuildRequest(folder, TAG, Platform.X86_64, "", Map.of(), false), Progress.none());
    }

    private static void buildByDocker(Path folder) throws IOException, InterruptedException {
        docker("build", "--quiet", "--platform", "linux/amd64", "--tag", TAG, folder.toString());
    }

    private static void remove(String image) throws IOException, InterruptedException {
        docker("image", "rm", "--force", image);
    }

    private static void docker(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder docker = new ProcessBuilder("docker").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        docker.command().addAll(List.of(arguments));
        docker.environment().put("DOCKER_BUILDKIT", "0");
        if (docker.start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + docker.command());
        }
    }

    /** From what is in use before to the most that was in use during one build, rubbish included. */
    private Amount heapGrowth(Path folder) throws ProblemException, IOException {
        renew(folder);
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        build(folder);
        long most = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Amount("heap that grows for a context of " + LARGE + " MB", "MB",
                (double) (most - before) / MEGABYTE, 64);
    }
}
