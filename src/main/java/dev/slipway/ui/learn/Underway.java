package dev.slipway.ui.learn;

import dev.slipway.change.Problem;
import dev.slipway.learn.Exercise;
import dev.slipway.learn.Standing;

/** Where the learner is with an exercise. */
public sealed interface Underway {

    /** No exercise is laid out. */
    record None() implements Underway {}

    /** The account is being made ready. */
    record Laying(Exercise exercise) implements Underway {}

    /** It could not be laid out, or not be looked at any more. */
    record Failed(Exercise exercise, Problem problem) implements Underway {}

    /**
     * To be mended.
     *
     * @param hints how many hints are unfolded
     */
    record Seeking(Exercise exercise, int hints, Standing standing) implements Underway {}

    /** Mended; the account stays as it is. */
    record Mended(Exercise exercise, int hints, Standing standing) implements Underway {}
}
