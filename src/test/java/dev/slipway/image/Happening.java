package dev.slipway.image;

import dev.slipway.change.SilentProgress;
import java.util.ArrayList;
import java.util.List;

/** Lets something happen once, when so many bytes of the context were sent, or the engine says a word. */
final class Happening extends SilentProgress {

    private final long bytes;
    private final String word;
    private final Event event;
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancels;
    private boolean cancelled;
    private boolean happened;

    private Happening(long bytes, String word, Event event) {
        this.bytes = bytes;
        this.word = word;
        this.event = event;
    }

    static Happening after(long bytes, Event event) {
        return new Happening(bytes, "", event);
    }

    static Happening atLine(String word, Event event) {
        return new Happening(Long.MAX_VALUE, word, event);
    }

    @FunctionalInterface
    interface Event {
        void happen() throws Exception;
    }

    /** Cancels then, too. */
    static Happening cancelling(long bytes) {
        Happening progress = after(bytes, () -> { });
        progress.cancels = true;
        return progress;
    }

    @Override
    public void reached(String part, long done, long total) {
        if (part.equals("context") && done >= bytes) {
            happen();
        }
    }

    @Override
    public void said(String line) {
        if (!word.isEmpty() && line.contains(word)) {
            happen();
        }
    }

    private void happen() {
        if (happened) {
            return;
        }
        happened = true;
        try {
            event.happen();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (cancels) {
            cancelled = true;
            onCancel.forEach(Runnable::run);
        }
    }

    @Override
    public void whenCancelled(Runnable action) {
        onCancel.add(action);
        if (cancelled) {
            action.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
