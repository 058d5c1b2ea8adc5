package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Aws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Finds the load balancer by which a service is to be reached. */
record Fronts(ElasticLoadBalancingV2Client elb, Together together) {

    /** What stands before a service. */
    sealed interface Standing {

        record Before(Front front) implements Standing {}

        /** Its target group belongs to no load balancer. */
        record Nowhere(TargetGroup group) implements Standing {}
    }

    /**
     * Of the service's target groups, one that sends to the port if there is one, and of its load balancers one for the
     * internet. Empty when the service names none, or none that is still there.
     *
     * @throws ProblemException an AwsProblem, that a right is missing too
     */
    Optional<Standing> of(List<LoadBalancer> named, int port) throws ProblemException {
        List<LoadBalancer> ours = named.stream().filter(it -> it.targetGroupArn() != null)
                .sorted(Comparator.comparing(it -> it.containerPort() == null || it.containerPort() != port)).toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        List<String> arns = ours.stream().map(LoadBalancer::targetGroupArn).distinct().toList();
        List<TargetGroup> groups = Aws.call(() -> elb.describeTargetGroups(r -> r.targetGroupArns(arns)).targetGroups());
        Optional<Standing> unused = Optional.empty();
        for (LoadBalancer each : ours) {
            Optional<TargetGroup> group = groups.stream()
                    .filter(it -> it.targetGroupArn().equals(each.targetGroupArn())).findFirst();
            if (group.filter(TargetGroup::hasLoadBalancerArns).filter(it -> !it.loadBalancerArns().isEmpty())
                    .isPresent()) {
                return Optional.of(new Standing.Before(front(group.get(), each)));
            }
            unused = unused.or(() -> group.map(Standing.Nowhere::new));
        }
        return unused;
    }

    private Front front(TargetGroup group, LoadBalancer named) throws ProblemException {
        var balancer = Aws.call(() -> elb.describeLoadBalancers(r -> r.loadBalancerArns(group.loadBalancerArns()))
                .loadBalancers()).stream().min(Comparator.comparing(it -> it.schemeAsString().equals("internal")))
                .orElseThrow();
        List<Listener> listeners = Aws.call(() -> elb.describeListenersPaginator(
                r -> r.loadBalancerArn(balancer.loadBalancerArn())).listeners().stream().toList()).stream()
                .sorted(Comparator.comparing(Fronts::isEncrypted).thenComparing(Listener::port)).toList();
        List<Together.Read<List<Rule>>> reads = new ArrayList<>();
        listeners.forEach(listener -> reads.add(() -> Sight.of("elasticloadbalancing:DescribeRules", () -> Aws.call(
                () -> elb.describeRules(r -> r.listenerArn(listener.listenerArn())).rules())).value()
                .orElse(List.of())));
        List<List<Rule>> answers = together.all(reads);
        Map<String, List<Rule>> rules = new HashMap<>();
        for (int i = 0; i < listeners.size(); i++) {
            rules.put(listeners.get(i).listenerArn(), ListenerRules.inOrder(answers.get(i)));
        }
        Sight<List<TargetHealthDescription>> health = Sight.of("elasticloadbalancing:DescribeTargetHealth",
                () -> Aws.call(() -> elb.describeTargetHealth(r -> r.targetGroupArn(group.targetGroupArn()))
                        .targetHealthDescriptions()));
        int port = named.containerPort() == null ? group.port() : named.containerPort();
        return new Front(balancer, group, port, listeners, rules, health);
    }

    private static boolean isEncrypted(Listener listener) {
        return listener.protocol() == ProtocolEnum.HTTPS || listener.protocol() == ProtocolEnum.TLS;
    }
}
