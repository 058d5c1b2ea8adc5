package dev.slipway.diagnosis;

/**
 * The part of a text that told.
 *
 * @param start of its first character, from 0
 * @param end   behind its last character
 */
public record Quote(int start, int end) {

    public static final Quote NOTHING = new Quote(0, 0);

    public Quote {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }
}
