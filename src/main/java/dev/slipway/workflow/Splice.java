package dev.slipway.workflow;

import java.util.Objects;

/**
 * One piece of a text and what takes its place.
 *
 * @param start where the piece begins, in UTF-16 units from the text's beginning
 * @param end   where it ends; the same for something put in
 */
public record Splice(int start, int end, String text) {

    public Splice {
        Objects.requireNonNull(text);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(start + " to " + end);
        }
    }
}
