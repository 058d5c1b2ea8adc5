package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Finds load balancers and target groups; each name is there once in an account and region. */
public final class BalancerFinder {

    private final Account account;

    public BalancerFinder(Account account) {
        this.account = account;
    }

    /**
     * The name under which a target group's load balancer is asked from outside ({@code my-app-123.…amazonaws.com});
     * empty when there is none any more.
     *
     * @throws ProblemException when AWS does not say
     */
    public Optional<String> address(String targetGroup) throws ProblemException {
        Optional<String> arn = Aws.call(() -> {
            try {
                return account.elb().describeTargetGroups(r -> r.targetGroupArns(targetGroup)).targetGroups().stream()
                        .flatMap(it -> it.loadBalancerArns().stream()).findFirst();
            } catch (TargetGroupNotFoundException e) {
                return Optional.empty();
            }
        });
        return arn.isEmpty() ? Optional.empty() : Aws.call(() -> account.elb().describeLoadBalancers(
                r -> r.loadBalancerArns(arn.get())).loadBalancers().stream().map(LoadBalancer::dnsName).findFirst());
    }

    Optional<LoadBalancer> balancer(String name) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.elb().describeLoadBalancers(r -> r.names(name)).loadBalancers().stream().findFirst();
            } catch (LoadBalancerNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    Optional<TargetGroup> targetGroup(String name) throws ProblemException {
        return Aws.call(() -> {
            try {
                return account.elb().describeTargetGroups(r -> r.names(name)).targetGroups().stream().findFirst();
            } catch (TargetGroupNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    List<Listener> listeners(LoadBalancer balancer) throws ProblemException {
        return Aws.call(() -> account.elb().describeListenersPaginator(
                r -> r.loadBalancerArn(balancer.loadBalancerArn())).listeners().stream().toList());
    }
}
