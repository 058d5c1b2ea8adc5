package dev.slipway.github;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the {@code git} program: it never asks at a terminal, speaks English, and ends in time. Its output goes through
 * files rather than pipes, so that a helper which git leaves behind cannot keep us waiting.
 */
final class GitProcess {

    private static final int LIMIT = 16 << 20;

    private final String program;
    private final Map<String, String> environment;

    GitProcess(String program, Map<String, String> environment) {
        this.program = program;
        this.environment = Map.copyOf(environment);
    }

    /** What git printed and how it ended. */
    record Output(int exit, String out, String error) {
        boolean isGood() {
            return exit == 0;
        }
    }

    /** Runs {@code git} with these words in the folder, with the text as its standard input. */
    Output run(Path folder, Duration patience, String input, List<String> words) throws ProblemException {
        Path out = null;
        Path error = null;
        Path in = null;
        try {
            out = Files.createTempFile("slipway-git", ".out");
            error = Files.createTempFile("slipway-git", ".err");
            in = Files.writeString(Files.createTempFile("slipway-git", ".in"), input);
            int exit = end(started(folder, words, List.of(in, out, error)), words, patience);
            return new Output(exit, read(out, words), read(error, words));
        } catch (IOException e) {
            throw new ProblemException(new GitProblem.GitRefused(words.getFirst(), String.valueOf(e.getMessage())), e);
        } finally {
            delete(in);
            delete(out);
            delete(error);
        }
    }

    private Process started(Path folder, List<String> words, List<Path> inOutError) throws ProblemException {
        File directory = folder.toFile();
        if (!directory.isDirectory()) {
            throw new ProblemException(new GitProblem.NotARepository(folder.toString()));
        }
        List<String> command = new ArrayList<>(List.of(program));
        if (words.contains("--")) {
            // what follows are names of files, not patterns; not every command knows the option
            command.add("--literal-pathspecs");
        }
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory)
                .redirectInput(inOutError.get(0).toFile()).redirectOutput(inOutError.get(1).toFile())
                .redirectError(inOutError.get(2).toFile());
        // a git hook that starts us would point git at its own repository
        builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"));
        // reading must not take locks that the user's own git waits for
        builder.environment().putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProblemException(new GitProblem.NotInstalled(), e);
        }
    }

    private static int end(Process process, List<String> words, Duration patience) throws ProblemException {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new ProblemException(new GitProblem.GitTooSlow(words.getFirst(), patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new ChangeProblem.Cancelled(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String read(Path file, List<String> words) throws IOException, ProblemException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] text = bytes.readNBytes(LIMIT + 1);
            if (text.length > LIMIT) {
                throw new ProblemException(new GitProblem.TooMuchOutput(words.getFirst(), LIMIT));
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // a file in the system's temporary folder: the system clears it away
        }
    }
}
