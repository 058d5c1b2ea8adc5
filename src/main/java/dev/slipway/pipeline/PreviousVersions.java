package dev.slipway.pipeline;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What stood in files before they were written over: the last 20 texts of each, for their owner's eyes only. */
public final class PreviousVersions {

    static final int MOST = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

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

    private static void forget(Path own) throws IOException {
        try (Stream<Path> kept = Files.list(own)) {
            List<Path> newestFirst = kept.sorted(Comparator.comparing(Path::getFileName).reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(MOST, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
