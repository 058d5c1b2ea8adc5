package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What stood in files before they were written over: the last 20 texts of each, for their owner's eyes only. */
public final class PreviousVersions {

    static final int MOST = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;

    public PreviousVersions(StateFolder state, InstantSource clock) {
        this.folder = state.previous();
        this.clock = clock;
    }

    /**
     * Keeps the text that a file is about to lose.
     *
     * @return where it is kept
     * @throws ProblemException a {@link PipelineProblem} when it cannot be; the file is then better left as it is
     */
    public Path keep(Path file, String text) throws ProblemException {
        Path own = folder.resolve(UUID.nameUUIDFromBytes(file.toAbsolutePath().toString()
                .getBytes(StandardCharsets.UTF_8)).toString());
        try {
            makeFor(folder);
            makeFor(own);
            String name = TIME.format(clock.instant()) + "-" + file.getFileName();
            new RepositoryFile(own, name).write(text);
            forget(own);
            return own.resolve(name);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(own.toString(), String.valueOf(e)), e);
        }
    }

    private static void makeFor(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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
