package dev.slipway.image;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** One build with BuildKit: a process whose output is read line by line, and which is ended when it is cancelled. */
record BuildKitBuild(BuildKit buildKit, BuildRequest request, Progress progress, BuildWatch watch) {

    /** A status tells of every step at once, and a step may print a long line. */
    private static final int LONGEST_LINE = 16 << 20;
    private static final Pattern TELLING = Pattern.compile("^ERROR: |failed ");
    private static final Pattern PREFIX =
            Pattern.compile("^(?:ERROR: )?(?:failed to solve(?: with frontend dockerfile\\.v0)?: )?");
    private static final Pattern LOST = Pattern.compile("Cannot connect to the Docker daemon|error during connect:"
            + "|transport is closing|error reading from server: EOF");
    private static final Duration TO_END = Duration.ofMillis(1_000);

    /**
     * Builds and tags.
     *
     * @throws ProblemException an {@link ImageProblem}, or that it was cancelled
     */
    void run(EnginePlace place) throws ProblemException {
        Program program = buildKit.build(request, place);
        AtomicBoolean cancelled = new AtomicBoolean();
        int exit;
        try {
            Process process = program.start(request.folder());
            progress.whenCancelled(() -> {
                cancelled.set(true);
                stop(process);
            });
            try {
                read(process.getInputStream());
                exit = process.waitFor();
            } finally {
                Program.end(process);
            }
        } catch (IOException e) {
            throw cancelled.get() ? new ProblemException(new ChangeProblem.Cancelled(), e) : new ProblemException(
                    new ImageProblem.CommandLineFailed(program.words().getFirst(), String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        }
        if (cancelled.get()) {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
        if (exit != 0) {
            throw new ProblemException(isLost() ? new ImageProblem.NoEngine("NotRunning", place.address()) : failure());
        }
    }

    /** The engine was not there any more, or went away while it built. */
    private boolean isLost() {
        return watch.ownWords().stream().anyMatch(line -> LOST.matcher(line).find());
    }

    /** The builder tells the engine to stop when it is asked to end; one that does not end is ended. */
    private static void stop(Process process) {
        Program.ask(process);
        try {
            process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Program.end(process);
    }

    private void read(InputStream output) throws IOException {
        BuildReader reader = buildKit.reader(watch);
        InputStream in = new BufferedInputStream(output, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                reader.line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            reader.line(line.toString(StandardCharsets.UTF_8));
        }
        reader.end();
    }

    private ImageProblem failure() {
        if (watch.sawWrongProcessor()) {
            return new ImageProblem.EmulationMissing(request.platform().docker());
        }
        BuildWatch.Failed failed = watch.failed();
        return EngineErrors.ofBuildKit(message(failed.reason(), watch.ownWords().reversed()), failed);
    }

    /** The builder's own last word on the failure says more than the step's reason, but is not always its last line. */
    private static String message(String reason, List<String> ownWords) {
        return ownWords.stream().filter(line -> TELLING.matcher(line).find()).findFirst()
                .map(line -> PREFIX.matcher(line).replaceFirst(""))
                .orElse(!reason.isEmpty() || ownWords.isEmpty() ? reason : ownWords.getFirst());
    }
}
