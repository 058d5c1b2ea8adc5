package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Looks whether the security groups around the tasks let their load balancer in to the container's port. */
public record BalancerPassage(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        Optional<Workload.Placement> placement = workload.get().placement();
        if (workload.get().balancers().isEmpty()) {
            return Seen.fine("look.port.noBalancer");
        }
        if (placement.isEmpty()) {
            return Seen.untold("look.network.ofInstance");
        }
        TaskGroups groups = TaskGroups.read(account.ec2(), placement.get());
        List<Seen> all = new ArrayList<>();
        for (Workload.Balancer balancer : workload.get().balancers()) {
            all.add(seen(groups, balancer));
        }
        return Seen.worst(all);
    }

    private Seen seen(TaskGroups groups, Workload.Balancer balancer) throws ProblemException {
        List<SecurityGroupRule> in = groups.rules().lettingIn(balancer.port());
        if (in.isEmpty()) {
            return Seen.fault("look.port.closed", groups.words(), balancer.port());
        }
        if (in.stream().anyMatch(SecurityRules::isForEverybody)) {
            return Seen.fine("look.port.open", groups.words(), balancer.port(), SecurityRules.words(in));
        }
        List<String> balancers = groupsOf(balancer.targetGroup());
        if (in.stream().anyMatch(rule -> isFrom(rule, balancers))) {
            return Seen.fine("look.port.open", groups.words(), balancer.port(), SecurityRules.words(in));
        }
        boolean isByGroups = in.stream().allMatch(rule -> rule.referencedGroupInfo() != null);
        return isByGroups && !balancers.isEmpty()
                ? Seen.fault("look.port.others", groups.words(), balancer.port(), String.join(", ", balancers))
                : Seen.untold("look.port.some", groups.words(), balancer.port(), SecurityRules.words(in));
    }

    private static boolean isFrom(SecurityGroupRule rule, List<String> groups) {
        return rule.referencedGroupInfo() != null && groups.contains(rule.referencedGroupInfo().groupId());
    }

    /** Those of the load balancers that send to the target group; a network load balancer may have none. */
    private List<String> groupsOf(String targetGroup) throws ProblemException {
        List<String> arns = Aws.call(() -> account.elb().describeTargetGroups(r -> r.targetGroupArns(targetGroup)))
                .targetGroups().stream().map(TargetGroup::loadBalancerArns).flatMap(List::stream).toList();
        return arns.isEmpty() ? List.of() : Aws.call(() -> account.elb()
                .describeLoadBalancers(r -> r.loadBalancerArns(arns))).loadBalancers().stream()
                .flatMap(it -> it.hasSecurityGroups() ? it.securityGroups().stream() : Stream.of()).toList();
    }
}
