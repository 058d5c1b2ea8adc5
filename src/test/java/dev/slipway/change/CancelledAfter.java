package dev.slipway.change;

/** A user who cancels after so many changes. */
final class CancelledAfter implements Progress {

    private int remaining;

    CancelledAfter(int changes) {
        this.remaining = changes;
    }

    @Override
    public void begins(Change change) {}

    @Override
    public void ends(Change change) {
        remaining--;
    }

    @Override
    public void said(String line) {}

    @Override
    public void reached(String part, long done, long total) {}

    @Override
    public boolean isCancelled() {
        return remaining <= 0;
    }

    @Override
    public void whenCancelled(Runnable action) {}
}
