package dev.slipway.bench;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Files that no task definition is like, from the disk to the reason why not. */
final class RefusalBenchmark {

    private static final int TIMES = 20;
    private static final int DEEP = 10_000;
    private static final OptionalDouble SECOND = OptionalDouble.of(1000);

    private final Path folder;

    RefusalBenchmark(Path folder) {
        this.folder = folder;
    }

    List<Figure> figures() throws IOException {
        byte[] huge = new byte[64 * 1024 * 1024];
        Arrays.fill(huge, (byte) ' ');
        byte[] latin = LargeDefinition.text("my-app").getBytes(StandardCharsets.UTF_8);
        latin[latin.length - 10] = (byte) 0xE9;
        String lists = "[".repeat(DEEP) + "]".repeat(DEEP);
        String digits = "1".repeat(1_000_000);
        return List.of(figure("refuse 64 MiB", huge), figure("refuse bytes that are no UTF-8", latin),
                figure("refuse JSON 10,000 deep", text("{\"a\": " + lists + "}")),
                figure("refuse YAML 10,000 deep", text("a: " + lists)),
                figure("refuse JSON with 1e99999999999", text("{\"a\": 1e99999999999}")),
                figure("refuse 1 MB of values in JSON", text("{\"a\": [" + "1,".repeat(500_000) + "1]}")),
                figure("refuse 1 MB of values in YAML", text("a:\n" + "- 1\n".repeat(250_000))),
                figure("read 1e400 in JSON", text("{\"a\": 1e400}")), figure("read 1e400 in YAML", text("a: 1e400")),
                figure("read a million digits in YAML", text("a: " + digits)));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing is warmed up: people do this once. */
    private Figure figure(String what, byte[] bytes) throws IOException {
        Path file = folder.resolve("refused");
        Files.write(file, bytes);
        double[] milliseconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            boolean isRefused = isRefused(file);
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
            if (isRefused != what.startsWith("refuse")) {
                throw new IllegalStateException(what + ": " + isRefused);
            }
        }
        Files.delete(file);
        return Figure.of(what, milliseconds, SECOND);
    }

    private static boolean isRefused(Path file) {
        try {
            Opened.of(RepositoryFile.text(file));
            return false;
        } catch (ProblemException e) {
            return true;
        }
    }
}
