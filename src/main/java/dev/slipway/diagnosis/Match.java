package dev.slipway.diagnosis;

/**
 * Words that mean a cause.
 *
 * @param start of the words among the letters of the text
 * @param end   behind them
 */
record Match(Cause cause, double confidence, int start, int end) {

    Match(Cause cause, Strength strength, int start, int end) {
        this(cause, strength.confidence(), start, end);
    }
}
