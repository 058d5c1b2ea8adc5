package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stood in files before they were written over: the last 20 texts of each, for their owner's eyes only. */
public final class PreviousVersions {

    static final int MOST = 20;

    private static final String PATTERN = "yyyyMMdd-HHmmss-SSS";
    private static final int TIME_LENGTH = PATTERN.length();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern(PATTERN).withZone(ZoneOffset.UTC);

    private final PrivateFolder folder;
    private final InstantSource clock;

    public PreviousVersions(StateFolder state, InstantSource clock) {
        this.folder = new PrivateFolder(state.previous());
        this.clock = clock;
    }

    /**
     * Keeps the text that a file is about to lose.
     *
     * @return where it is kept
     * @throws ProblemException a {@link PipelineProblem} when it cannot be; the file is then better left as it is
     */
    public Path keep(Path file, String text) throws ProblemException {
        Path own = folder.path().resolve(PrivateFolder.nameFor(file));
        folder.made();
        new PrivateFolder(own).made();
        String name = TIME.format(clock.instant()) + "-" + file.getFileName();
        new RepositoryFile(own, name).write(text);
        try {
            forget(own);
            return own.resolve(name);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(own.toString(), String.valueOf(e)), e);
        }
    }

    /**
     * What is kept of a file, newest first.
     *
     * @throws ProblemException a {@link PipelineProblem} when the folder cannot be read
     */
    public List<Version> of(Path file) throws ProblemException {
        Path own = folder.path().resolve(PrivateFolder.nameFor(file));
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> kept = Files.list(own)) {
            return kept.flatMap(path -> Version.at(path).stream())
                    .sorted(Comparator.comparing(Version::keptAt).reversed()).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(new PipelineProblem.Unreadable(own.toString(), String.valueOf(e)), e);
        }
    }

    /**
     * A text that a file had.
     *
     * @param keptAt when it was written over
     */
    public record Version(Instant keptAt, Path path) {

        private static Optional<Version> at(Path path) {
            try {
                String name = path.getFileName().toString();
                Instant time = TIME.parse(name.substring(0, Math.min(TIME_LENGTH, name.length())), Instant::from);
                return Optional.of(new Version(time, path));
            } catch (DateTimeParseException e) {
                // not one that was kept here
                return Optional.empty();
            }
        }

        /**
         * The text.
         *
         * @throws ProblemException a {@link PipelineProblem} when it cannot be read
         */
        public String text() throws ProblemException {
            return RepositoryFile.text(path);
        }
    }

    private static void forget(Path own) throws IOException {
        try (Stream<Path> kept = Files.list(own)) {
            List<Path> newestFirst = kept.sorted(Comparator.comparing(Path::getFileName).reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(MOST, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
