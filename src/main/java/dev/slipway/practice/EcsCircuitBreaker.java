package dev.slipway.practice;

import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.ThresholdConfiguration;

/**
 * When ECS gives a deployment up.
 *
 * @param threshold failed tasks
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html">
 *     The deployment circuit breaker</a>
 */
record EcsCircuitBreaker(boolean enabled, boolean rollsBack, int threshold) {

    private static final int LEAST = 3;
    private static final int MOST = 200;
    private static final int USUAL_PERCENT = 50;

    static EcsCircuitBreaker of(DeploymentConfiguration configuration, int desired) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        if (breaker == null || !Boolean.TRUE.equals(breaker.enable())) {
            return new EcsCircuitBreaker(false, false, bounded(USUAL_PERCENT, desired));
        }
        return new EcsCircuitBreaker(true, Boolean.TRUE.equals(breaker.rollback()),
                threshold(breaker.thresholdConfiguration(), desired));
    }

    private static int threshold(ThresholdConfiguration wanted, int desired) {
        if (wanted == null || wanted.value() == null) {
            return bounded(USUAL_PERCENT, desired);
        }
        return switch (wanted.type()) {
            case COUNT -> wanted.value();
            case UNBOUNDED_PERCENT -> Math.max(1, percent(wanted.value(), desired));
            default -> bounded(wanted.value(), desired);
        };
    }

    private static int bounded(int percent, int desired) {
        return Math.clamp(percent(percent, desired), LEAST, MOST);
    }

    private static int percent(int percent, int desired) {
        return Math.ceilDiv(percent * desired, 100);
    }

    boolean trips(int failedTasks) {
        return enabled && failedTasks >= threshold;
    }
}
