package dev.slipway.bench;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long the same thing took us and somebody else, in pairs one after the other, so that what else the machine does
 * falls on both.
 *
 * @param pairs  how many
 * @param ours   the median in milliseconds
 * @param theirs the median in milliseconds
 * @param ratio  ours to theirs, the median over the pairs; {@code low} and {@code high} are its quartiles
 * @param target what the ratio should not exceed; empty when it is only told
 */
record Comparison(String what, int pairs, double ours, double theirs, double ratio, double low, double high,
                  OptionalDouble target) {

    static Comparison of(String what, double[] ours, double[] theirs, OptionalDouble target) {
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return new Comparison(what, ours.length, quantile(ours, 0.5), quantile(theirs, 0.5), quantile(ratios, 0.5),
                quantile(ratios, 0.25), quantile(ratios, 0.75), target);
    }

    boolean isMissed() {
        return target.isPresent() && ratio > target.getAsDouble();
    }

    /** Between the two nearest ranks. */
    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
