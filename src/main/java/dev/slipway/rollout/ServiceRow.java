package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The service itself, as {@code DescribeServices} tells it.
 *
 * @param readAt       when it was last really read; later looks may have failed
 * @param createdAt    tells it from an earlier service of the same name
 * @param controller   {@code ECS}, {@code CODE_DEPLOY} or {@code EXTERNAL}
 * @param strategy     {@code ROLLING}, {@code BLUE_GREEN}, {@code LINEAR} or {@code CANARY}
 * @param connected    whether its tasks talk through Service Connect
 * @param shared       whether its tasks are on instances whose addresses and ports they share (bridge, host, none)
 * @param rollsBack    whether the circuit breaker goes back by itself
 * @param gracePeriod  so long after a task's start what load balancers say of it does not count
 * @param bakeTime     so long both versions stay after the traffic has moved
 * @param minimumHealthy percent of the desired count that has to stay up meanwhile
 * @param targetGroups ARNs
 */
public record ServiceRow(Instant readAt, Instant createdAt, int desired, int pending, int running, String controller,
                         String strategy, boolean connected, boolean shared, boolean rollsBack, Duration gracePeriod,
                         Duration bakeTime, int minimumHealthy, List<String> targetGroups) {

    public ServiceRow {
        targetGroups = List.copyOf(targetGroups);
    }

    ServiceRow readAt(Instant moment) {
        return new ServiceRow(moment, createdAt, desired, pending, running, controller, strategy, connected, shared,
                rollsBack, gracePeriod, bakeTime, minimumHealthy, targetGroups);
    }
}
