package dev.slipway.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * A cause that a text tells of.
 *
 * @param confidence 0 to 1: how surely these words mean this cause
 * @param quote      the words in the evidence that told; empty when nothing did
 * @param fixes      what the program can do about it, the likeliest first; empty when only steps by hand help
 */
public record Finding(Cause cause, double confidence, Evidence evidence, Quote quote, List<Fix> fixes) {

    public Finding {
        Objects.requireNonNull(cause);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(quote);
        fixes = List.copyOf(fixes);
    }

    /** The words that told, as they stand in the evidence. */
    public String words() {
        return evidence.words(quote);
    }

    /** The whole lines in which they stand. */
    public String lines() {
        String text = evidence.text();
        int end = text.indexOf('\n', quote.end());
        return text.substring(text.lastIndexOf('\n', quote.start() - 1) + 1, end < 0 ? text.length() : end);
    }
}
