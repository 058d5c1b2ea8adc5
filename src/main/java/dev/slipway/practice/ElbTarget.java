package dev.slipway.practice;

import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * One target of a group, and what the load balancer has found out about it.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">
 *     Health checks of target groups</a>
 */
final class ElbTarget {

    private final TargetDescription described;
    private TargetHealth health = said(TargetHealthStateEnum.INITIAL,
            TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS, "Target registration is in progress");
    private int succeeded;
    private int failed;

    ElbTarget(TargetDescription described) {
        this.described = described;
    }

    static TargetHealth said(TargetHealthStateEnum state, TargetHealthReasonEnum reason, String description) {
        return TargetHealth.builder().state(state).reason(reason).description(description).build();
    }

    /**
     * One check more. The first that succeeds makes a new target healthy; after that it takes several to turn it round.
     *
     * @param failure what was wrong, or empty
     */
    void checked(Optional<TargetHealth> failure, int healthyThreshold, int unhealthyThreshold) {
        succeeded = failure.isPresent() ? 0 : succeeded + 1;
        failed = failure.isPresent() ? failed + 1 : 0;
        if (failed >= unhealthyThreshold) {
            health = failure.orElseThrow();
        } else if (succeeded >= healthyThreshold || succeeded > 0 && health.state() == TargetHealthStateEnum.INITIAL) {
            health = TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
        }
    }

    void deregistered() {
        health = said(TargetHealthStateEnum.DRAINING, TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
                "Target deregistration is in progress");
    }

    boolean isDraining() {
        return health.state() == TargetHealthStateEnum.DRAINING;
    }

    boolean isHealthy() {
        return health.state() == TargetHealthStateEnum.HEALTHY;
    }

    boolean isUnhealthy() {
        return health.state() == TargetHealthStateEnum.UNHEALTHY;
    }

    TargetDescription described() {
        return described;
    }

    TargetHealth health() {
        return health;
    }
}
