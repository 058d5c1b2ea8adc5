package dev.slipway.ui.reach;

import dev.slipway.cloud.AwsCommand;
import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Walk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;

/** The command that looks at a step of the way from a terminal. Names what was seen, so it needs no filling in. */
record LookCommand(Walk walk, String cluster, String service) {

    /** Empty where nothing was seen that a command could name. */
    Optional<String> of(Rung rung) {
        return switch (rung.kind()) {
            case TASK -> Optional.of(ids(rung, Fact.Label.TASK).findFirst().map(this::tasks).orElseGet(this::services));
            case INTERFACE, ADDRESS -> any(Fact.Label.INTERFACE).map(id -> AwsCommand.of(
                    DescribeNetworkInterfacesRequest.builder().networkInterfaceIds(id).build()));
            case ROUTE, BALANCER_ROUTE -> some(rung, Fact.Label.ROUTE_TABLE).map(ids -> AwsCommand.of(
                    DescribeRouteTablesRequest.builder().routeTableIds(ids).build()));
            case NETWORK_ACL, BALANCER_ACL -> some(rung, Fact.Label.NETWORK_ACL).map(ids -> AwsCommand.of(
                    DescribeNetworkAclsRequest.builder().networkAclIds(ids).build()));
            case SECURITY_GROUP, BALANCER_GROUP -> some(rung, Fact.Label.SECURITY_GROUP).map(ids -> AwsCommand.of(
                    DescribeSecurityGroupRulesRequest.builder().filters(Filter.builder().name("group-id").values(ids)
                            .build()).build()));
            case TARGET -> some(rung, Fact.Label.TARGET_GROUP).map(ids -> AwsCommand.of(
                    DescribeTargetHealthRequest.builder().targetGroupArn(ids.getFirst()).build()));
            case LISTENER -> some(rung, Fact.Label.LISTENER).map(ids -> AwsCommand.of(
                    DescribeListenersRequest.builder().listenerArns(ids).build()));
            case BALANCER -> some(rung, Fact.Label.BALANCER).map(ids -> AwsCommand.of(
                    DescribeLoadBalancersRequest.builder().loadBalancerArns(ids).build()));
            case DNS -> walk.asked().map(it -> "nslookup " + it.getHost());
            case TCP, HTTP, BODY -> walk.asked().map(it -> "curl -v --max-time 10 '" + it + "'");
        };
    }

    private String tasks(String task) {
        return AwsCommand.of(DescribeTasksRequest.builder().cluster(cluster).tasks(task).build());
    }

    private String services() {
        return AwsCommand.of(DescribeServicesRequest.builder().cluster(cluster).services(service).build());
    }

    private Optional<String> any(Fact.Label label) {
        return walk.rungs().stream().flatMap(rung -> ids(rung, label)).findFirst();
    }

    private static Optional<List<String>> some(Rung rung, Fact.Label label) {
        return Optional.of(ids(rung, label).distinct().toList()).filter(ids -> !ids.isEmpty());
    }

    private static Stream<String> ids(Rung rung, Fact.Label label) {
        return rung.looked().stream().filter(fact -> fact.label() == label)
                .map(fact -> fact.id().isEmpty() ? fact.value() : fact.id());
    }
}
