package dev.slipway.bench;

import dev.slipway.change.SilentProgress;
import dev.slipway.image.BuildKitFinder;
import dev.slipway.image.Builder;
import dev.slipway.image.DockerEngine;
import dev.slipway.image.EngineFinder;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.State;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * What a build with BuildKit takes through Slipway, beside the same command line by itself, one after the other in turn.
 * {@code -Dbench.megabytes=20,500} says how large the folders are, {@code -Dbench.pairs=9} how often each is built.
 */
final class BuildKitBenchmark {

    private static final int MEGABYTE = 1_000_000;
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);
    private static final String SIZES = System.getProperty("bench.megabytes", "20,500");
    private static final OptionalDouble NO_TARGET = OptionalDouble.empty();

    private final Path home;
    private final ImageEngine engine;
    private final List<Figure> figures = new ArrayList<>();

    private BuildKitBenchmark(Path home) {
        this.home = home;
        Path user = Path.of(System.getProperty("user.home"));
        String osName = System.getProperty("os.name");
        this.engine = new DockerEngine(new EngineFinder(System.getenv(), user, osName),
                BuildKitFinder.of(System.getenv(), user, osName));
    }

    /** By itself, since it needs a Docker engine and some minutes. */
    public static void main(String[] args) throws Exception {
        BuildKitBenchmark benchmark = new BuildKitBenchmark(Files.createTempDirectory("slipway-bench"));
        Report report = new Report(Figure.of("nothing (the calibration)", new double[] {1}, NO_TARGET));
        benchmark.figures().forEach(report::add);
        System.out.print(report.table());
    }

    /** In the folder: none where there is no engine with BuildKit. */
    static List<Figure> figures(Path home) throws Exception {
        return new BuildKitBenchmark(home).figures();
    }

    private List<Figure> figures() throws Exception {
        if (engine.state() instanceof State.Ready(var _, var _, Builder builder) && !(builder instanceof Builder.Classic)) {
            for (String size : SIZES.split(",")) {
                measure(Integer.parseInt(size.strip()), builder);
            }
        }
        return figures;
    }

    private void measure(int megabytes, Builder builder) throws Exception {
        Path folder = Files.createDirectories(home.resolve("context-" + megabytes));
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
        fill(folder.resolve("data"), megabytes);
        List<String> words = command(builder, folder);
        through(folder);
        double[] alone = new double[PAIRS];
        double[] ours = new double[PAIRS];
        double[] first = new double[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            alone[pair] = alone(words);
            double[] both = through(folder);
            ours[pair] = both[0];
            first[pair] = both[1];
        }
        String what = "build " + megabytes + " MB from BuildKit's cache: ";
        figures.add(Figure.of(what + "docker", alone, NO_TARGET));
        figures.add(Figure.of(what + "Slipway", ours, NO_TARGET));
        figures.add(Figure.of(what + "first step told", first, NO_TARGET));
    }

    /** Milliseconds until the image is built and looked at, and until the first step is told. */
    private double[] through(Path folder) throws Exception {
        long start = System.nanoTime();
        double[] times = new double[2];
        engine.build(new BuildRequest(folder, "slipway-bench:1", Platform.X86_64, "", Map.of()), new Heard(() ->
                times[1] = times[1] == 0 ? millis(start) : times[1]));
        times[0] = millis(start);
        return times;
    }

    private static double alone(List<String> words) throws Exception {
        long start = System.nanoTime();
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("DOCKER_BUILDKIT", "1");
        if (command.start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + words);
        }
        return millis(start);
    }

    private static List<String> command(Builder builder, Path folder) {
        List<String> words = new ArrayList<>(builder instanceof Builder.Buildx
                ? List.of("docker", "buildx", "build", "--load", "--provenance=false") : List.of("/usr/bin/docker", "build"));
        words.addAll(List.of("--progress=plain", "--platform", "linux/amd64", "--tag", "slipway-bench:1", folder.toString()));
        return words;
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Nothing that could be packed. */
    private static void fill(Path file, int megabytes) throws IOException {
        Random random = new Random(megabytes);
        byte[] piece = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
    }

    private static final class Heard extends SilentProgress {

        private final Runnable first;

        Heard(Runnable first) {
            this.first = first;
        }

        @Override
        public void tell(News news) {
            first.run();
        }
    }
}
