package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** The health of a service's targets, and how long their target groups take over it. */
final class TargetLook {

    private static final String DRAIN = "deregistration_delay.timeout_seconds";

    private final Calls calls;
    /** By target group; the one read longest ago comes first. */
    private final Map<String, List<TargetRow>> known = new LinkedHashMap<>();
    private final Map<String, Waits> waits = new LinkedHashMap<>();

    TargetLook(Calls calls) {
        this.calls = calls;
    }

    synchronized List<TargetRow> rows() {
        return known.values().stream().flatMap(List::stream).toList();
    }

    /** Looks at the target groups, at no more than so many. */
    List<TargetRow> look(List<String> groups, int most) throws ProblemException {
        List<String> next = inTurn(groups);
        for (String group : next.subList(0, Math.min(most, next.size()))) {
            keep(group, health(group));
        }
        return rows();
    }

    private synchronized List<String> inTurn(List<String> groups) {
        known.keySet().retainAll(groups);
        List<String> next = new ArrayList<>(groups);
        next.removeAll(known.keySet());
        next.addAll(known.keySet());
        return next;
    }

    private synchronized void keep(String group, List<TargetRow> rows) {
        known.remove(group);
        known.put(group, rows);
    }

    private List<TargetRow> health(String group) throws ProblemException {
        return calls.make(account -> account.elb().describeTargetHealth(r -> r.targetGroupArn(group)))
                .targetHealthDescriptions().stream().map(it -> Rows.target(group, it)).toList();
    }

    /** The longest of each; asked for once. */
    Waits waits(List<String> groups) throws ProblemException {
        Duration healthy = Duration.ZERO;
        Duration drain = Duration.ZERO;
        for (String group : groups) {
            if (!waits.containsKey(group)) {
                waits.put(group, ofGroup(group));
            }
            healthy = Rows.longer(healthy, waits.get(group).targets());
            drain = Rows.longer(drain, waits.get(group).drain());
        }
        return new Waits(Duration.ZERO, healthy, drain, Duration.ZERO);
    }

    private Waits ofGroup(String arn) throws ProblemException {
        TargetGroup group = calls.make(account -> account.elb().describeTargetGroups(r -> r.targetGroupArns(arn)))
                .targetGroups().getFirst();
        Duration healthy = Duration.ofSeconds((long) Rows.count(group.healthCheckIntervalSeconds())
                * Rows.count(group.healthyThresholdCount()));
        String drain = calls.make(account -> account.elb().describeTargetGroupAttributes(r -> r.targetGroupArn(arn)))
                .attributes().stream().filter(it -> DRAIN.equals(it.key())).map(TargetGroupAttribute::value)
                .findFirst().orElse("0");
        return new Waits(Duration.ZERO, healthy, Duration.ofSeconds(Long.parseLong(drain)), Duration.ZERO);
    }
}
