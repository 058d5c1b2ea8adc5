package dev.slipway.image;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.ResponseItem;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an engine sends while it works; remembers the failure among it, and stops the work when it is cancelled. */
abstract class EngineOutput<I extends ResponseItem> extends ResultCallbackTemplate<EngineOutput<I>, I> {

    private final Progress progress;
    private volatile boolean cancelled;
    private volatile String error = "";

    EngineOutput(Progress progress) {
        this.progress = progress;
    }

    @Override
    public final void onNext(I item) {
        if (item.getErrorDetail() != null) {
            error = String.valueOf(item.getErrorDetail().getMessage());
        } else {
            take(item);
        }
    }

    abstract void take(I item);

    /** The engine's own error message, or an empty text. */
    final String error() {
        return error;
    }

    final Progress progress() {
        return progress;
    }

    /**
     * Waits for the end.
     *
     * @throws ProblemException {@link ChangeProblem.Cancelled}
     * @throws RuntimeException when the connection or the request failed; errors in the output are not thrown
     */
    final void await() throws ProblemException {
        progress.whenCancelled(this::cancel);
        try {
            awaitCompletion();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // closing the connection is how the engine is told to stop: what it throws then is no failure
            if (!cancelled) {
                throw e;
            }
        }
        if (cancelled) {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }

    private void cancel() {
        cancelled = true;
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far a layer is; the engine may give more than the total, or none. */
    final void reached(String part, ResponseItem.ProgressDetail detail) {
        if (detail != null && detail.getCurrent() != null) {
            long total = detail.getTotal() == null || detail.getTotal() <= 0 ? -1 : detail.getTotal();
            long done = total < 0 ? detail.getCurrent() : Math.min(detail.getCurrent(), total);
            progress.reached(part, done, total);
        }
    }
}
