package dev.slipway.change;

/** Told what is going on while a plan is applied, from the working thread; also carries the wish to stop. */
public interface Progress {

    /** The change is about to be sent. */
    void begins(Change change);

    /** The change was made. */
    void ends(Change change);

    /** A line of a live log (a build's output). */
    void said(String line);

    /** News with more to it than a line; where nobody knows its kind, its line is said. */
    default void tell(News news) {
        if (!news.line().isEmpty()) {
            said(news.line());
        }
    }

    /** Something that a feature tells in a shape of its own, such as a build's step. */
    interface News {

        /** What a plain log shows of it; empty for nothing. */
        String line();
    }

    /**
     * How far one part is (a layer of a push, the build context).
     *
     * @param part  the part's own name, unique within the change
     * @param done  bytes or items done
     * @param total bytes or items in all, or -1 while unknown
     */
    void reached(String part, long done, long total);

    boolean isCancelled();

    /** Runs the action when the user cancels, at once if they already have. */
    void whenCancelled(Runnable action);

    /** For work nobody watches. */
    static Progress none() {
        return new SilentProgress();
    }
}
