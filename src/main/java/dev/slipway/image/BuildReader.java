package dev.slipway.image;

/** Reads one builder's output and tells what it means as {@link BuildNews}. */
interface BuildReader {

    /** No Dockerfile has as many; a stream that tells of more is not believed. */
    int MOST_STEPS = 10_000;

    /** The next line, without its end. */
    void line(String line);

    /** No more comes. */
    void end();
}
