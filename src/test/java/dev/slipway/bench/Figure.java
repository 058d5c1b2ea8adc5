package dev.slipway.bench;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long one thing took, many times.
 *
 * @param n      how many times
 * @param median in milliseconds
 * @param p99    in milliseconds: of 100 times, 99 took no longer
 * @param target what the 99th percentile should not exceed, in milliseconds; empty when it is only told
 */
record Figure(String what, long n, double median, double p99, OptionalDouble target) {

    static Figure of(String what, double[] milliseconds, OptionalDouble target) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return new Figure(what, sorted.length, at(sorted, 0.5), at(sorted, 0.99), target);
    }

    boolean isMissed() {
        return target.isPresent() && p99 > target.getAsDouble();
    }

    /** The nearest rank. */
    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
