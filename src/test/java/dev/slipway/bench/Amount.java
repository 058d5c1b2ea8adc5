package dev.slipway.bench;

/**
 * Something measured that is no time.
 *
 * @param target what it should not exceed, in the same unit
 */
record Amount(String what, String unit, double value, double target) {

    boolean isMissed() {
        return value > target;
    }
}
