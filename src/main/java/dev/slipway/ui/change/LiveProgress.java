package dev.slipway.ui.change;

import dev.slipway.change.Change;
import dev.slipway.change.Progress;
import dev.slipway.ui.Background;
import dev.slipway.ui.Background.Stop;
import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/**
 * Carries progress from the working thread to the screen. However many lines and bytes are reported, one batch at a
 * time waits for the screen.
 */
public final class LiveProgress {

    private static final int KEPT_LINES = 20_000;

    private final Background background;
    private final ConcurrentLinkedQueue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableMap<String, Reached> parts = FXCollections.observableMap(new LinkedHashMap<>());
    private Listener listener;

    LiveProgress(Background background) {
        this.background = background;
    }

    /** How far a part is; {@code total} is -1 while unknown. */
    public record Reached(long done, long total) {}

    /** Told of changes, on the screen's thread. */
    interface Listener {
        void begins(Change change);

        void ends(Change change);
    }

    /** The log so far; at most the last 20,000 lines. */
    public ObservableList<String> lines() {
        return lines;
    }

    /** Parts (layers, the build context) by name, in the order they appeared. */
    public ObservableMap<String, Reached> parts() {
        return parts;
    }

    void restart(Listener listener) {
        this.listener = listener;
        lines.clear();
        parts.clear();
    }

    Progress watching(Stop stop) {
        return new Progress() {
            @Override
            public void begins(Change change) {
                send(() -> listener.begins(change));
            }

            @Override
            public void ends(Change change) {
                send(() -> listener.ends(change));
            }

            @Override
            public void said(String line) {
                send(() -> add(line));
            }

            @Override
            public void reached(String part, long done, long total) {
                send(() -> parts.put(part, new Reached(done, total)));
            }

            @Override
            public boolean isCancelled() {
                return stop.isCancelled();
            }

            @Override
            public void whenCancelled(Runnable action) {
                stop.whenCancelled(action);
            }
        };
    }

    /** Shows what has been reported and not yet shown; on the screen's thread. */
    void flush() {
        scheduled.set(false);
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            event.run();
        }
    }

    private void add(String line) {
        lines.add(line);
        if (lines.size() > KEPT_LINES) {
            lines.remove(0, KEPT_LINES / 10);
        }
    }

    private void send(Runnable event) {
        events.add(event);
        if (scheduled.compareAndSet(false, true)) {
            background.onScreen(this::flush);
        }
    }
}
