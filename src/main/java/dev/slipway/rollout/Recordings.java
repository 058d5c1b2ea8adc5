package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.pipeline.PrivateFolder;
import dev.slipway.pipeline.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The recordings of watches under the state folder, for their owner's eyes only: at most 20 files of about 8 MB, the
 * oldest go first.
 */
public final class Recordings {

    static final int MOST = 20;

    /** A watch of the same service within this time goes on with what the last one has seen. */
    private static final Duration RECENT = Duration.ofHours(12);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".jsonl";

    private final PrivateFolder folder;
    private final long longest;

    public Recordings(StateFolder state) {
        this(state, Recording.MOST);
    }

    /** @param longest bytes, after which a recording goes on in another file */
    Recordings(StateFolder state, long longest) {
        this.folder = new PrivateFolder(state.recordings());
        this.longest = longest;
    }

    long longest() {
        return longest;
    }

    /**
     * Goes on with the recording of the same service if there is a recent one, else begins one.
     *
     * @throws ProblemException {@link PipelineProblem.Unwritable} when nothing can be written
     */
    public Recording open(ServiceKey service, Instant now) throws ProblemException {
        folder.made();
        Optional<Path> newest = files().stream().filter(file -> file.getFileName().toString().startsWith(name(service)))
                .findFirst();
        if (newest.isPresent()) {
            Optional<Recording> resumed = resume(service, newest.get(), now);
            if (resumed.isPresent()) {
                return resumed.get();
            }
        }
        return Recording.begin(this, service, newFile(service, now));
    }

    /** A recording that cannot be read is left alone, and another begun. */
    private Optional<Recording> resume(ServiceKey service, Path file, Instant now) throws ProblemException {
        try {
            Replay replay = Replay.read(file);
            boolean isRecent = replay.service().equals(service) && replay.ended().plus(RECENT).isAfter(now)
                    && !replay.ended().isAfter(now);
            return isRecent ? Recording.resume(this, service, file, replay) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * All that there are, newest first, to be given to {@link Replay#read}.
     *
     * @throws ProblemException {@link PipelineProblem.Unreadable} when the folder cannot be read
     */
    public List<Path> files() throws ProblemException {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.path())) {
            return all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(Recordings::stamp).reversed()).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(new PipelineProblem.Unreadable(folder.path().toString(), String.valueOf(e)), e);
        }
    }

    /** A name that no file has yet; the oldest files make room for it. */
    Path newFile(ServiceKey service, Instant now) throws ProblemException {
        List<Path> all = files();
        try {
            for (Path old : all.subList(Math.min(MOST - 1, all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(folder.path().toString(), String.valueOf(e)), e);
        }
        Instant at = now;
        while (Files.exists(file(service, at))) {
            at = at.plusMillis(1);
        }
        return file(service, at);
    }

    private Path file(ServiceKey service, Instant at) {
        return folder.path().resolve(name(service) + "_" + TIME.format(at) + ENDING);
    }

    /** Whether that may be the name of a file beside others, and leads nowhere else. */
    static boolean isName(String name) {
        return name.matches("[0-9a-f-]{36}_[0-9-]{19}\\.jsonl");
    }

    private static String name(ServiceKey service) {
        return UUID.nameUUIDFromBytes(service.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String stamp(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf('_') + 1);
    }
}
