package dev.slipway.bench;

import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import java.util.OptionalDouble;

/** The cause of a failure found at the end of a log of 100,000 lines. */
final class DiagnosisBenchmark {

    private static final int TIMES = 20;
    private static final int LINES = 100_000;

    private DiagnosisBenchmark() {}

    /** Nothing is warmed up: people do this once. */
    static Figure figure() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            log.append("2026-11-27T10:00:00.0000000Z #").append(i % 40).append(" [build ").append(i % 9)
                    .append("/9] RUN mvn -B package: Downloaded from central: artifact-").append(i).append(".jar\n");
        }
        Evidence evidence = new Evidence(Evidence.Kind.ACTIONS_LOG, log + "Error: Cluster not found.\n");
        double[] milliseconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Cause found = Diagnosis.of(evidence).first().cause();
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
            if (found != Cause.CLUSTER_NOT_FOUND) {
                throw new IllegalStateException("found " + found);
            }
        }
        return Figure.of("diagnose a log of 100,000 lines", milliseconds, OptionalDouble.of(2_000));
    }
}
