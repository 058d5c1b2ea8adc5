package dev.slipway.change;

/** A user who cancels after so many changes. */
final class CancelledAfter extends SilentProgress {

    private int remaining;

    CancelledAfter(int changes) {
        this.remaining = changes;
    }

    @Override
    public void ends(Change change) {
        remaining--;
    }

    @Override
    public boolean isCancelled() {
        return remaining <= 0;
    }
}
