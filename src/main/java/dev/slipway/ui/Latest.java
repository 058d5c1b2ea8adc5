package dev.slipway.ui;

import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Job;
import java.util.function.Consumer;

/**
 * Work whose input keeps changing, done one at a time in the background: only the end of the newest is told.
 *
 * @param <T> what comes of it
 */
public final class Latest<T> {

    private final Background background;
    private final Consumer<Ending<T>> end;
    private Job<T> running;
    private Job<T> waiting;

    public Latest(Background background, Consumer<Ending<T>> end) {
        this.background = background;
        this.end = end;
    }

    /** Does this once what is under way has ended. */
    public void next(Job<T> job) {
        if (running == null) {
            run(job);
        } else {
            waiting = job;
        }
    }

    /** Does this at once; what is under way is not waited for, and its end not told. */
    public void instead(Job<T> job) {
        waiting = null;
        run(job);
    }

    /** What is under way is of no interest any more. */
    public void drop() {
        running = null;
        waiting = null;
    }

    private void run(Job<T> job) {
        running = job;
        background.start(job, ending -> {
            if (running == job) {
                ended(ending);
            }
        });
    }

    private void ended(Ending<T> ending) {
        Job<T> then = waiting;
        drop();
        if (then == null) {
            end.accept(ending);
        } else {
            run(then);
        }
    }
}
