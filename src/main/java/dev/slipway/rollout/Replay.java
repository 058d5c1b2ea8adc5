package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recording read back: the timeline as it was at any moment, after all that the files tell which it continues. */
public final class Replay {

    /** Bytes of a recording that are read; Slipway writes less. */
    public static final long LIMIT = 64L * 1024 * 1024;

    /** Between two of them the looks are gone through again. */
    private static final int EVERY = 50;

    private final ServiceKey service;
    private final List<Snapshot> looks = new ArrayList<>();
    private final List<Timeline> milestones = new ArrayList<>();
    private Timeline whole;
    private Optional<Followed> followed = Optional.empty();
    private int unreadable;

    private Replay(ServiceKey service, Timeline before) {
        this.service = service;
        this.whole = before;
    }

    /**
     * Reads a recording. A line that is cut or malformed is passed over and counted.
     *
     * @throws ProblemException {@link PipelineProblem.NoFile}, {@link PipelineProblem.TooLarge},
     *     {@link PipelineProblem.Unreadable}, or {@link RolloutProblem.NoRecording} when Slipway has not written it so
     */
    public static Replay read(Path file) throws ProblemException {
        return read(file, Recordings.MOST);
    }

    /** @param most files that are read, the given one among them */
    private static Replay read(Path file, int most) throws ProblemException {
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            if (Files.size(file) > LIMIT) {
                throw new ProblemException(new PipelineProblem.TooLarge(file.toString(), Files.size(file), LIMIT));
            }
            RecordingJson json = new RecordingJson();
            Header header = Optional.ofNullable(lines.readLine()).flatMap(line -> json.read(line, Header.class))
                    .filter(Header::isOurs)
                    .orElseThrow(() -> new ProblemException(new RolloutProblem.NoRecording(file.toString())));
            Replay replay = new Replay(header.key(), before(file, header, most - 1));
            lines.lines().forEach(line -> replay.add(line, json));
            return replay;
        } catch (NoSuchFileException e) {
            throw new ProblemException(new PipelineProblem.NoFile(file.toString()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(new PipelineProblem.Unreadable(file.toString(), String.valueOf(e)), e);
        }
    }

    /** What the files before it tell; those that are gone or cannot be read are not missed. */
    private static Timeline before(Path file, Header header, int most) {
        String name = header.continues();
        boolean isEarlier = name != null && Recordings.isName(name)
                && name.compareTo(String.valueOf(file.getFileName())) < 0;
        if (!isEarlier || most == 0) {
            return Timeline.empty();
        }
        try {
            Replay earlier = read(file.resolveSibling(name), most);
            return earlier.service.equals(header.key()) ? earlier.whole : Timeline.empty();
        } catch (ProblemException e) {
            return Timeline.empty();
        }
    }

    private void add(String line, RecordingJson json) {
        if (line.isBlank()) {
            return;
        }
        Optional<Snapshot> look = json.read(line, RecordedLook.class).filter(it -> it.at() != null)
                .flatMap(this::after);
        if (look.isPresent()) {
            add(look.get(), (whole.isOf(look.get()) ? whole : Timeline.empty()).with(look.get()));
            return;
        }
        json.read(line, RecordedFollow.class).filter(RecordedFollow::isOurs)
                .ifPresentOrElse(it -> followed = it.one(), () -> unreadable++);
    }

    private void add(Snapshot look, Timeline now) {
        if (looks.size() % EVERY == 0) {
            milestones.add(whole);
        }
        looks.add(look);
        whole = now;
    }

    /** A line may be JSON of the right shape and still lack what a look needs. */
    private Optional<Snapshot> after(RecordedLook look) {
        try {
            return Optional.of(look.after(looks.isEmpty() ? null : looks.getLast()));
        } catch (NullPointerException e) {
            return Optional.empty();
        }
    }

    /**
     * This and one more look of the watch that is being recorded; itself when it has that look already, or when the
     * service was made anew since.
     *
     * @param now the timeline with that look
     */
    public Replay with(Timeline now) {
        Optional<Snapshot> look = now.latest().filter(it -> it.at().isAfter(ended())).filter(whole::isOf);
        if (look.isEmpty()) {
            return this;
        }
        Replay longer = new Replay(service, whole);
        longer.looks.addAll(looks);
        longer.milestones.addAll(milestones);
        longer.followed = followed;
        longer.unreadable = unreadable;
        longer.add(look.get(), now);
        return longer;
    }

    public ServiceKey service() {
        return service;
    }

    /** The timeline of all looks, and of the files that this one continues. */
    public Timeline whole() {
        return whole;
    }

    /** Lines that could not be read; the last one may just be cut. */
    public int unreadable() {
        return unreadable;
    }

    /** The deployment that the watch followed at the end; empty for whichever was the service's newest. */
    Optional<Followed> followed() {
        return followed;
    }

    /** When each look was, oldest first: the places that a slider can stand at. */
    public List<Instant> moments() {
        return looks.stream().map(Snapshot::at).toList();
    }

    /** The last look of this file; empty when there is none, whatever the files before it tell. */
    Optional<Snapshot> last() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.getLast());
    }

    Instant ended() {
        return whole.latest().map(Snapshot::at).orElse(Instant.EPOCH);
    }

    /**
     * What the screen showed after so many looks.
     *
     * @param looked 0 (nothing yet) to the number of {@link #moments}
     */
    public Timeline after(int looked) {
        if (looked == 0) {
            return Timeline.empty();
        }
        int milestone = (looked - 1) / EVERY;
        Timeline timeline = milestones.get(milestone);
        for (Snapshot look : looks.subList(milestone * EVERY, looked)) {
            timeline = timeline.with(look);
        }
        return timeline;
    }

    /** What the screen showed at that moment. */
    public Timeline at(Instant moment) {
        int looked = 0;
        while (looked < looks.size() && !looks.get(looked).at().isAfter(moment)) {
            looked++;
        }
        return after(looked);
    }
}
