package dev.slipway.ui.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.rollout.Followed;
import dev.slipway.rollout.Recording;
import dev.slipway.rollout.ServiceKey;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The recording beside a watch: where it cannot be written, that is said and the watch goes on. */
final class Writing implements AutoCloseable {

    private final BiConsumer<Optional<Path>, Optional<Problem>> say;
    private Optional<Recording> recording = Optional.empty();
    private Path file;

    /** @param say is told which file is written, or what keeps it from being written */
    Writing(World world, ServiceName service, BiConsumer<Optional<Path>, Optional<Problem>> say) {
        this.say = say;
        try {
            recording = Optional.of(world.records().recordings().open(new ServiceKey(world.account().id(),
                    world.account().region(), service), world.tools().clock().instant()));
            sayFile();
        } catch (ProblemException e) {
            say.accept(Optional.empty(), Optional.of(e.problem()));
        }
    }

    /** What an earlier watch of the service has seen; empty when there was none of late. */
    Timeline seen() {
        return recording.map(Recording::seen).orElse(Timeline.empty());
    }

    /** The deployment that the earlier watch was still following; empty for none. */
    Optional<Followed> followed() {
        return recording.flatMap(Recording::followed);
    }

    /** @param one the deployment that is followed from now on; empty for the newest */
    void follow(Optional<Followed> one) {
        write(to -> to.follow(one));
    }

    void add(Snapshot look) {
        write(to -> {
            to.add(look);
            if (!to.file().equals(file)) {
                sayFile();
            }
        });
    }

    private void write(Entry entry) {
        try {
            if (recording.isPresent()) {
                entry.into(recording.get());
            }
        } catch (ProblemException e) {
            close();
            recording = Optional.empty();
            say.accept(Optional.empty(), Optional.of(e.problem()));
        }
    }

    /** Something that is to be written. */
    @FunctionalInterface
    private interface Entry {

        void into(Recording recording) throws ProblemException;
    }

    private void sayFile() {
        file = recording.map(Recording::file).orElse(null);
        say.accept(Optional.ofNullable(file), Optional.empty());
    }

    @Override
    public void close() {
        recording.ifPresent(Recording::close);
    }
}
