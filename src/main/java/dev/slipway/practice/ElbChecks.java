package dev.slipway.practice;

import java.time.Duration;

/** Asks every target how it is, again and again, and tells ECS what came of it. */
final class ElbChecks {

    private static final Duration FIRST = Duration.ofSeconds(5);

    private final ElbState state;
    private final ElbHealthCheck check;

    ElbChecks(ElbState state) {
        this.state = state;
        this.check = new ElbHealthCheck(state);
    }

    void begin(ElbState.KeptGroup group, ElbTarget target) {
        state.account().agenda().in(FIRST, () -> look(group, target));
    }

    private void look(ElbState.KeptGroup group, ElbTarget target) {
        String arn = group.described().targetGroupArn();
        if (target.isDraining() || state.groups().get(arn) != group) {
            return;
        }
        if (!state.balancersOf(arn).isEmpty()) {
            target.checked(check.failure(group.described(), target.described()),
                    group.described().healthyThresholdCount(), group.described().unhealthyThresholdCount());
        }
        state.account().agenda().in(Duration.ofSeconds(group.described().healthCheckIntervalSeconds()),
                () -> look(group, target));
        state.account().ecs().targetChecked(arn, target);
    }
}
