package dev.slipway.rollout;

import java.time.Duration;

/**
 * How long the settings of a service let a rollout wait at most; zero where nothing is set or nobody knows.
 *
 * @param containers  until the last container counts as healthy: start periods and health checks along dependsOn
 * @param targets     until a target group calls an answering target healthy
 * @param drain       deregistration delay: so long old targets keep their connections
 * @param stop        so long a container may take to end itself before it is killed
 */
public record Waits(Duration containers, Duration targets, Duration drain, Duration stop) {

    static final Waits UNKNOWN = new Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Until the old tasks are gone. */
    Duration untilGone() {
        return drain.plus(stop);
    }
}
