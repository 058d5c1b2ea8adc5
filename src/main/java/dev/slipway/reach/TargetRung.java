package dev.slipway.reach;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/**
 * How the load balancer finds the task.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">
 *     Health checks of target groups</a>
 */
record TargetRung(Looking looking, Front front) {

    /** @param address the task's private one */
    Rung of(String address) {
        return switch (front.health()) {
            case Sight.Denied<List<TargetHealthDescription>>(String action) ->
                    Rung.unknown(Kind.TARGET, "reach.denied", action);
            case Sight.Shown<List<TargetHealthDescription>>(List<TargetHealthDescription> all) -> of(address, all)
                    .looking(looking.at(Label.TARGET_GROUP, front.group().targetGroupName(),
                            front.group().targetGroupArn()), Fact.of(Label.TARGET, address + ":" + front.port()));
        };
    }

    private Rung of(String address, List<TargetHealthDescription> all) {
        String group = front.group().targetGroupName();
        Optional<TargetHealth> health = all.stream().filter(it -> it.target().id().equals(address))
                .map(TargetHealthDescription::targetHealth).findFirst();
        return health.map(it -> said(it, group)).orElseGet(() -> Rung.broken(Kind.TARGET, "reach.target.missing", group,
                address));
    }

    private static Rung said(TargetHealth health, String group) {
        String words = health.description() == null ? health.reasonAsString() == null ? "" : health.reasonAsString()
                : health.description();
        return switch (health.state()) {
            case HEALTHY -> Rung.ok(Kind.TARGET, "reach.target.healthy", group);
            case INITIAL -> Rung.unknown(Kind.TARGET, "reach.target.initial", group);
            case DRAINING, UNHEALTHY_DRAINING -> Rung.broken(Kind.TARGET, "reach.target.draining", group);
            case UNUSED -> unused(health, group, words);
            case UNHEALTHY -> Rung.broken(Kind.TARGET, unhealthy(health.reason()), group, words);
            default -> Rung.unknown(Kind.TARGET, "reach.target.unknown", group, words);
        };
    }

    private static Rung unused(TargetHealth health, String group, String words) {
        return health.reason() == TargetHealthReasonEnum.TARGET_NOT_IN_USE
                ? Rung.broken(Kind.TARGET, "reach.target.zone", group, words)
                : Rung.broken(Kind.TARGET, "reach.target.unused", group, words);
    }

    private static String unhealthy(TargetHealthReasonEnum reason) {
        return switch (reason) {
            case TARGET_TIMEOUT -> "reach.target.timeout";
            case TARGET_RESPONSE_CODE_MISMATCH -> "reach.target.status";
            case null, default -> "reach.target.failed";
        };
    }
}
