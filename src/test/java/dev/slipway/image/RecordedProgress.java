package dev.slipway.image;

import dev.slipway.change.Change;
import dev.slipway.change.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps what is reported, and may cancel when it hears a certain line. */
final class RecordedProgress implements Progress {

    final List<String> lines = new ArrayList<>();
    final List<News> news = new ArrayList<>();
    final Map<String, List<Long>> parts = new LinkedHashMap<>();
    private final Predicate<String> cancelsAt;
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;
    private Consumer<News> newsAction = _ -> { };

    RecordedProgress() {
        this(_ -> false);
    }

    RecordedProgress(Predicate<String> cancelsAt) {
        this.cancelsAt = cancelsAt;
    }

    @Override
    public void begins(Change change) {}

    @Override
    public void ends(Change change) {}

    /** Does this at every news, on the thread that tells it. */
    RecordedProgress onNews(Consumer<News> action) {
        newsAction = action;
        return this;
    }

    /** As the user does. */
    void cancel() {
        List<Runnable> stop;
        synchronized (this) {
            cancelled = true;
            stop = List.copyOf(onCancel);
        }
        stop.forEach(Runnable::run);
    }

    @Override
    public void tell(News told) {
        synchronized (this) {
            news.add(told);
        }
        newsAction.accept(told);
        if (!told.line().isEmpty()) {
            said(told.line());
        }
    }

    @Override
    public void said(String line) {
        List<Runnable> stop = List.of();
        synchronized (this) {
            lines.add(line);
            if (cancelsAt.test(line) && !cancelled) {
                cancelled = true;
                stop = List.copyOf(onCancel);
            }
        }
        stop.forEach(Runnable::run);
    }

    @Override
    public synchronized void reached(String part, long done, long total) {
        parts.put(part, List.of(done, total));
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void whenCancelled(Runnable action) {
        boolean now;
        synchronized (this) {
            onCancel.add(action);
            now = cancelled;
        }
        if (now) {
            action.run();
        }
    }
}
