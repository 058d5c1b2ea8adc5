package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Looks what a service's target groups say of its tasks.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">
 *     Health checks of target groups</a>
 */
public record TargetsHealthy(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        List<Seen> all = new ArrayList<>();
        for (Workload.Balancer balancer : workload.get().balancers()) {
            Facts.Health check = new LiveService(account).targetGroup(balancer.targetGroup()).health();
            List<TargetHealthDescription> targets = Aws.call(() -> account.elb()
                    .describeTargetHealth(r -> r.targetGroupArn(balancer.targetGroup())).targetHealthDescriptions());
            List<Seen> here = targets.stream()
                    .filter(target -> target.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                    .map(target -> seen(target, check)).toList();
            all.addAll(here);
            if (here.isEmpty()) {
                all.add(Seen.untold("look.target.empty", check.path(), check.port()));
            }
        }
        return all.isEmpty() ? Seen.fine("look.target.none") : Seen.worst(all);
    }

    private static Seen seen(TargetHealthDescription target, Facts.Health check) {
        String where = target.target().id() + ":" + target.target().port();
        String why = Objects.requireNonNullElse(target.targetHealth().description(),
                Objects.requireNonNullElse(target.targetHealth().reasonAsString(), ""));
        TargetHealthStateEnum state = target.targetHealth().state();
        return switch (state) {
            case HEALTHY -> Seen.fine("look.target.healthy", where, check.path());
            case UNHEALTHY, UNHEALTHY_DRAINING ->
                    Seen.fault("look.target.unhealthy", where, why, check.path(), check.port());
            case UNUSED -> Seen.fault("look.target.unused", where, why);
            default -> Seen.untold("look.target.waiting", where, String.valueOf(state), why);
        };
    }
}
