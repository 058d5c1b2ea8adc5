package dev.slipway.ui.rollout;

import dev.slipway.rollout.Entry;
import dev.slipway.rollout.LogCursor;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.rollout.Waits;
import dev.slipway.ui.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;

/** The timeline of a service whose containers write without end, for measuring. */
public final class BusyTimeline {

    private static final int LOOKS_A_SECOND = 20;

    private final ObjectProperty<Timeline> timeline = new SimpleObjectProperty<>(Timeline.empty());
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final int linesALook;

    /** @param lines how many are written a second */
    public BusyTimeline(int lines) {
        this.linesALook = lines / LOOKS_A_SECOND;
    }

    public Parent view(Workspace workspace) {
        return new TimelineView(workspace, timeline, new SimpleObjectProperty<>(List.of()));
    }

    /** Writes, on a thread of its own, until it is stopped. */
    public void start() {
        Thread.ofPlatform().daemon().start(() -> {
            Timeline now = Timeline.empty();
            long begun = System.nanoTime();
            for (int look = 0; !stopped.get(); look++) {
                now = now.with(look(look));
                Timeline next = now;
                Platform.runLater(() -> timeline.set(next));
                await(begun + (look + 1) * 1_000_000_000L / LOOKS_A_SECOND);
            }
        });
    }

    public void stop() {
        stopped.set(true);
    }

    /** How many lines came in and were kept. */
    public int kept() {
        return timeline.get().entries().size();
    }

    private Snapshot look(int number) {
        Instant at = Instant.parse("2026-11-27T10:00:00Z").plusMillis(number * 1000L / LOOKS_A_SECOND);
        List<Entry.LogLine> lines = IntStream.range(0, linesALook).mapToObj(i -> new Entry.LogLine(
                at.plusNanos(i * 1_000_000L / 10), "api/t" + i % 5, "GET /api/hello 200 in " + i + " ms, look " + number)).toList();
        return new Snapshot(at, "ACTIVE", Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), lines,
                Map.<String, LogCursor>of(), new Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO), List.of());
    }

    private static void await(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
