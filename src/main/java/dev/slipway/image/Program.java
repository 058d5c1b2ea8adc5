package dev.slipway.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this computer with the words and the environment it is started with.
 *
 * @param environment all of it: nothing is taken over from this process
 */
record Program(List<String> words, Map<String, String> environment) {

    private static final int MOST_SAID = 64 * 1024;

    Program {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    Program with(String... more) {
        return new Program(Stream.concat(words.stream(), Stream.of(more)).toList(), environment);
    }

    /** Its output, the errors among it, when it ends well in that time; empty otherwise. */
    Optional<String> says(Duration patience) {
        try {
            Process process = start(Path.of("").toAbsolutePath());
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                // so little that it did not fill the pipe; who says more would not have ended
                return Optional.of(new String(process.getInputStream().readNBytes(MOST_SAID), StandardCharsets.UTF_8));
            } finally {
                end(process);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Starts it with nothing to read, and its errors among its output; whoever starts it ends it. */
    Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Asks the program to end, and what it has started: the docker command line does not always tell its plugin. */
    static void ask(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Ends it and what it has started, whatever they are at. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
