package dev.slipway.reach;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * A load balancer before a service.
 *
 * @param port      of the container, to which it sends
 * @param listeners by port
 * @param rules     of each listener, by its ARN, in the order in which they are tried
 * @param health    of the group's targets, as far as it may be seen
 */
record Front(LoadBalancer balancer, TargetGroup group, int port, List<Listener> listeners,
             Map<String, List<Rule>> rules, Sight<List<TargetHealthDescription>> health) {

    boolean isInternal() {
        return balancer.scheme() == LoadBalancerSchemeEnum.INTERNAL;
    }

    boolean isApplication() {
        return balancer.type() == LoadBalancerTypeEnum.APPLICATION;
    }

    List<String> subnets() {
        return balancer.availabilityZones().stream().map(zone -> zone.subnetId()).distinct().toList();
    }
}
