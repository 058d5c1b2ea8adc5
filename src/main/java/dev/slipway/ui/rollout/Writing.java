package dev.slipway.ui.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
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

    void add(Snapshot look) {
        try {
            if (recording.isPresent()) {
                recording.get().add(look);
                if (!recording.get().file().equals(file)) {
                    sayFile();
                }
            }
        } catch (ProblemException e) {
            close();
            recording = Optional.empty();
            say.accept(Optional.empty(), Optional.of(e.problem()));
        }
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
