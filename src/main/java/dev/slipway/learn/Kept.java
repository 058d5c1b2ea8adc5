package dev.slipway.learn;

import dev.slipway.change.Problem;
import java.time.Instant;

/** How the practice account of the moment came about, and whether the next start of the program finds it again. */
public sealed interface Kept {

    /** It began in this run of the program, and is kept. */
    record Begun() implements Kept {}

    /**
     * It is as it was left, and is kept on.
     *
     * @param left  when it was worked on last, on this computer's clock
     * @param isCut whether the last moments of a program that was killed are missing
     */
    record Reopened(Instant left, boolean isCut) implements Kept {}

    /**
     * It is as it was before a line of what was kept that could not be done again; kept on from there.
     *
     * @param aside where all of what was kept is now
     */
    record Partly(int line, String reason, String aside) implements Kept {}

    /**
     * What was kept could not be opened, so it began anew.
     *
     * @param aside where what was kept is now, the working folder with it
     */
    record Lost(Problem problem, String aside) implements Kept {}

    /**
     * It was opened from a file, and is kept on.
     *
     * @param aside where the one before is now, its working folder with it; empty when that was none to keep
     */
    record Opened(String file, String aside) implements Kept {}

    /** Another running Slipway has the one that is kept; this one ends with the program. */
    record Beside() implements Kept {}

    /** An exercise's own, which ends with the exercise; the learner's stands still meanwhile. */
    record Exercise() implements Kept {}

    /** It cannot be written down, so it ends with the program. */
    record NotKept(Problem problem) implements Kept {}
}
