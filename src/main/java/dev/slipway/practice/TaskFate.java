package dev.slipway.practice;

import java.time.Duration;
import java.util.List;

/** What becomes of a task once Fargate has a place for it. */
sealed interface TaskFate {

    /** It starts, writes these lines, and stays. */
    record Runs(List<String> log) implements TaskFate {
        public Runs {
            log = List.copyOf(log);
        }
    }

    /** It never starts: its image or its log group cannot be had. The reason is in AWS's words. */
    record NeverStarts(String stoppedReason) implements TaskFate {}

    /**
     * Its container ends by itself.
     *
     * @param reason the container's own, or null, as for a program that just exits
     * @param after  how long it runs; zero when it does not even come up
     */
    record Exits(int exitCode, String reason, Duration after, List<String> log) implements TaskFate {
        public Exits {
            log = List.copyOf(log);
        }
    }

    /** It runs, but its container's health check fails until ECS replaces it. */
    record Unhealthy(List<String> log) implements TaskFate {
        public Unhealthy {
            log = List.copyOf(log);
        }
    }
}
