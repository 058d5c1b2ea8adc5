package dev.slipway.practice;

import java.time.Duration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/**
 * Brings a service's tasks to its target groups, takes them away again, and says so.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-unhealthy-event-messages.html">
 *     Service events about targets</a>
 */
final class EcsBalancing {

    private final PracticeAccount account;

    EcsBalancing(PracticeAccount account) {
        this.account = account;
    }

    void register(EcsTask task) {
        for (LoadBalancer balancer : task.balancers()) {
            String arn = balancer.targetGroupArn();
            try {
                account.elb().registerTargets(r -> r.targetGroupArn(arn).targets(target(task, balancer)));
                task.service().say("registered 1 targets in " + named(arn), account.agenda().now());
            } catch (ElasticLoadBalancingV2Exception e) {
                task.service().say("failed to register targets in " + named(arn) + " with (error "
                        + e.awsErrorDetails().errorMessage() + ")", account.agenda().now());
            }
        }
    }

    void deregister(EcsTask task) {
        for (LoadBalancer balancer : task.balancers()) {
            String arn = balancer.targetGroupArn();
            if (task.network() == null || !isRegistered(task, balancer)) {
                continue;
            }
            account.elb().deregisterTargets(r -> r.targetGroupArn(arn).targets(target(task, balancer)));
            task.service().say("deregistered 1 targets in " + named(arn), account.agenda().now());
            task.service().say(task.deployment(), "has begun draining connections on 1 tasks.",
                    account.agenda().now());
        }
    }

    private boolean isRegistered(EcsTask task, LoadBalancer balancer) {
        ElbState.KeptGroup group = account.elb().state().groups().get(balancer.targetGroupArn());
        return group != null && group.find(target(task, balancer)).filter(it -> !it.isDraining()).isPresent();
    }

    private static TargetDescription target(EcsTask task, LoadBalancer balancer) {
        return TargetDescription.builder().id(task.network().privateIpAddress()).port(balancer.containerPort())
                .build();
    }

    /** Whether ECS minds already what a load balancer says of the task. */
    boolean counts(EcsTask task) {
        Integer grace = task.service().settings().healthCheckGracePeriodSeconds();
        return grace == null
                || !account.agenda().now().isBefore(task.startedAt().plus(Duration.ofSeconds(grace)));
    }

    /** {@code (target-group arn:aws:...)}. */
    static String named(String arn) {
        return "(target-group " + arn + ")";
    }
}
