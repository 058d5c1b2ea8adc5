package dev.slipway.bench;

import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHub.Step;
import dev.slipway.github.JobLog;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A failed job's log of 100,000 coloured lines in groups: read, its failed step found, and the cause named. */
final class RunLogBenchmark {

    private static final int TIMES = 20;
    private static final int LINES = 100_000;
    private static final int LINES_A_SECOND = 100;

    private RunLogBenchmark() {}

    /** Nothing is warmed up: people do this once. */
    static Figure figure() {
        Instant begin = Instant.parse("2026-11-27T10:00:00Z");
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            log.append(begin.plusMillis(i * 1_000L / LINES_A_SECOND + 1)).append(i % 50 == 0 ? " ##[group]Run step " + i
                    : i % 50 == 49 ? " ##[endgroup]" : " \u001B[36;1m#" + i % 40 + "\u001B[0m RUN mvn package: artifact-" + i)
                    .append('\n');
        }
        Instant end = begin.plusSeconds(LINES / LINES_A_SECOND);
        log.append(end.plusMillis(1)).append(" ##[error]Cluster not found.\n");
        Step failed = new Step(3, "Deploy", Status.COMPLETED, Conclusion.FAILURE, Optional.of(begin), Optional.of(end));
        String raw = log.toString();
        double[] milliseconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            JobLog read = JobLog.of(raw);
            Cause found = Diagnosis.ofNearest(Stream.of(read.during(failed), read.whole()).map(read::text)
                    .map(text -> new Evidence(Evidence.Kind.ACTIONS_LOG, text)).toList()).first().cause();
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
            if (found != Cause.CLUSTER_NOT_FOUND) {
                throw new IllegalStateException("found " + found);
            }
        }
        return Figure.of("read a run's log of 100,000 lines", milliseconds, OptionalDouble.of(2_000));
    }
}
