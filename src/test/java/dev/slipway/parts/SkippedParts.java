package dev.slipway.parts;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says which part tests were skipped and what they need: after each class, and together at the end of a whole run, whose
 * classes run in several processes. The property {@code slipway.skipped} names the file in which these collect it, and
 * {@code slipway.skipped.tell} is set in the last one.
 */
public final class SkippedParts implements TestExecutionListener {

    private final TreeMap<String, List<String>> skipped = new TreeMap<>();
    private final Path collected;
    private final boolean isLast;
    private final PrintStream out;

    /** As the process was told. */
    public SkippedParts() {
        this(System.getProperty("slipway.skipped"), Boolean.getBoolean("slipway.skipped.tell"), System.out);
    }

    SkippedParts(String collected, boolean isLast, PrintStream out) {
        this.collected = collected == null ? null : Path.of(collected);
        this.isLast = isLast;
        this.out = out;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (reason.startsWith("needs ")) {
            add(reason, test.getDisplayName());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        try {
            if (collected != null && isLast) {
                readCollected();
            } else if (collected != null) {
                collect();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        skipped.forEach((reason, tests) -> out.printf("Skipped: %s - %s%n", String.join(", ", tests), reason));
        skipped.clear();
    }

    private void add(String reason, String test) {
        skipped.computeIfAbsent(reason, _ -> new ArrayList<>()).add(test);
    }

    private void collect() throws IOException {
        List<String> lines = skipped.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(test -> one.getKey() + "\t" + test)).toList();
        if (!lines.isEmpty()) {
            Files.createDirectories(collected.toAbsolutePath().getParent());
            Files.writeString(collected, String.join("\n", lines) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private void readCollected() throws IOException {
        if (Files.exists(collected)) {
            try (Stream<String> lines = Files.lines(collected)) {
                lines.map(line -> line.split("\t", 2)).forEach(parts -> add(parts[0], parts[1]));
            }
            Files.delete(collected);
        }
    }
}
