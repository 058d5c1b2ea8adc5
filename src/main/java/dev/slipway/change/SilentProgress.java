package dev.slipway.change;

/** Hears everything, says nothing, and is never cancelled; whoever wants to hear one thing overrides that. */
public class SilentProgress implements Progress {

    @Override
    public void begins(Change change) {}

    @Override
    public void ends(Change change) {}

    @Override
    public void said(String line) {}

    @Override
    public void reached(String part, long done, long total) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void whenCancelled(Runnable action) {}
}
