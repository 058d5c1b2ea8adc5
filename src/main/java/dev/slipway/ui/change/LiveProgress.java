package dev.slipway.ui.change;

import dev.slipway.change.Change;
import dev.slipway.change.Progress;
import dev.slipway.ui.Background;
import dev.slipway.ui.Background.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** So much at a time: however fast work talks, the window must be drawn in between. */
    private static final int AT_ONCE = 2_000;

    private final Background background;
    private final ConcurrentLinkedQueue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableMap<String, Reached> parts = FXCollections.observableMap(new LinkedHashMap<>());
    private final List<String> saidNow = new ArrayList<>();
    private final List<Progress.News> newsNow = new ArrayList<>();
    private Listener listener;
    private final List<Taker> takers = new ArrayList<>();

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

    /** Shows news of a kind that it knows, on the screen's thread. */
    public interface Taker {

        /** Other work begins: what was told before is history. */
        void restarted();

        /** In the order in which it was told. */
        void take(List<Progress.News> news);
    }

    /** @param taker gets all news, whose lines are in the log then no more, and shows those that it knows */
    public void onNews(Taker taker) {
        takers.add(taker);
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
        takers.forEach(Taker::restarted);
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
                send(() -> saidNow.add(line));
            }

            @Override
            public void tell(News news) {
                send(() -> add(news));
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

    /** Shows all that has been reported and not yet shown; on the screen's thread. */
    void flush() {
        show(Integer.MAX_VALUE);
    }

    private void show(int most) {
        scheduled.set(false);
        Runnable event = events.poll();
        for (int count = 1; event != null; event = count++ < most ? events.poll() : null) {
            event.run();
        }
        if (!saidNow.isEmpty()) {
            lines.addAll(saidNow);
            saidNow.clear();
            if (lines.size() > KEPT_LINES) {
                lines.remove(0, lines.size() - KEPT_LINES + KEPT_LINES / 10);
            }
        }
        if (!newsNow.isEmpty()) {
            takers.forEach(taker -> taker.take(List.copyOf(newsNow)));
            newsNow.clear();
        }
        if (!events.isEmpty()) {
            schedule();
        }
    }

    private void add(Progress.News news) {
        if (!takers.isEmpty()) {
            newsNow.add(news);
        } else if (!news.line().isEmpty()) {
            saidNow.add(news.line());
        }
    }

    private void send(Runnable event) {
        events.add(event);
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            background.onScreen(() -> show(AT_ONCE));
        }
    }
}
