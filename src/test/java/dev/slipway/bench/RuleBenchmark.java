package dev.slipway.bench;

import dev.slipway.reach.ManyRules;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/** Whether an address gets in to a port by any of 5 security groups with 1,000 rules each. */
final class RuleBenchmark {

    private static final int TIMES = 200;
    /** The window has been open for a while when somebody looks here. */
    private static final int WARM_UP = 50;

    private RuleBenchmark() {}

    static Figure figure() {
        double[] milliseconds = new double[TIMES];
        Set<String> decisions = new HashSet<>();
        for (int i = -WARM_UP; i < TIMES; i++) {
            ManyRules many = new ManyRules(i);
            long start = System.nanoTime();
            decisions.add(many.decide());
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (decisions.size() < 2) {
            throw new IllegalStateException("always " + decisions);
        }
        return Figure.of("decide 5 groups of 1,000 rules", milliseconds, OptionalDouble.of(2));
    }
}
