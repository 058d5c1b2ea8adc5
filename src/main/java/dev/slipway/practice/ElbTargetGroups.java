package dev.slipway.practice;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Elastic Load Balancing's target groups; their targets are {@link ElbTargets}'. */
interface ElbTargetGroups extends ElbPart {

    int LONGEST_NAME = 32;

    @Override
    default CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
        check(request);
        Optional<TargetGroup> same = state().groups().values().stream().map(ElbState.KeptGroup::described)
                .filter(group -> group.targetGroupName().equals(request.name())).findFirst();
        String arn = same.map(TargetGroup::targetGroupArn)
                .orElseGet(() -> state().newArn("targetgroup/" + request.name()));
        TargetGroup made = made(request, arn);
        if (same.filter(it -> !it.equals(made)).isPresent()) {
            throw state().errors().targetGroupExists(request.name());
        }
        if (same.isEmpty()) {
            state().groups().put(arn, ElbState.KeptGroup.of(made));
            state().tag(arn, request.tags());
        }
        return CreateTargetGroupResponse.builder().targetGroups(described(made)).build();
    }

    private void check(CreateTargetGroupRequest request) {
        String name = String.valueOf(request.name());
        if (name.length() > LONGEST_NAME) {
            throw state().errors().invalid("Target group name '" + name + "' cannot be longer than '32' characters");
        }
        if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?")) {
            throw state().errors().invalid("Target group name '" + name + "' can only contain characters that are "
                    + "alphanumeric characters and hyphens(-), and cannot begin or end with a hyphen");
        }
        if (request.protocol() == null || request.port() == null || request.vpcId() == null) {
            String missing = request.protocol() == null ? "protocol" : request.port() == null ? "port" : "VPC ID";
            throw state().errors().invalid("A " + missing + " must be specified");
        }
        if (!state().account().ec2().network().vpcs().has(request.vpcId())) {
            throw state().errors().invalid("The VPC ID '" + request.vpcId() + "' is not found");
        }
    }

    private TargetGroup made(CreateTargetGroupRequest request, String arn) {
        boolean isHttp = isHttp(request.protocol());
        ProtocolEnum checked = Objects.requireNonNullElse(request.healthCheckProtocol(),
                isHttp ? ProtocolEnum.HTTP : ProtocolEnum.TCP);
        TargetGroup made = TargetGroup.builder().targetGroupArn(arn).targetGroupName(request.name())
                .protocol(request.protocol()).port(request.port()).vpcId(request.vpcId())
                .protocolVersion(isHttp ? Objects.requireNonNullElse(request.protocolVersion(), "HTTP1") : null)
                .targetType(Objects.requireNonNullElse(request.targetType(), TargetTypeEnum.INSTANCE))
                .ipAddressType(Objects.requireNonNullElse(request.ipAddressType(), TargetGroupIpAddressTypeEnum.IPV4))
                .healthCheckEnabled(!Boolean.FALSE.equals(request.healthCheckEnabled())).healthCheckProtocol(checked)
                .healthCheckPort(Objects.requireNonNullElse(request.healthCheckPort(), "traffic-port"))
                .healthCheckIntervalSeconds(Objects.requireNonNullElse(request.healthCheckIntervalSeconds(), 30))
                .healthCheckTimeoutSeconds(Objects.requireNonNullElse(request.healthCheckTimeoutSeconds(),
                        isHttp(checked) ? 5 : 10))
                .healthyThresholdCount(Objects.requireNonNullElse(request.healthyThresholdCount(), 5))
                .unhealthyThresholdCount(Objects.requireNonNullElse(request.unhealthyThresholdCount(), 2))
                .healthCheckPath(isHttp(checked) ? Objects.requireNonNullElse(request.healthCheckPath(), "/") : null)
                .matcher(isHttp(checked) ? Objects.requireNonNullElse(request.matcher(),
                        Matcher.builder().httpCode("200").build()) : null).build();
        if (isHttp && made.healthCheckTimeoutSeconds() >= made.healthCheckIntervalSeconds()) {
            throw state().errors().invalid("Health check timeout '" + made.healthCheckTimeoutSeconds()
                    + "' must be smaller than the interval '" + made.healthCheckIntervalSeconds() + "'");
        }
        return made;
    }

    private static boolean isHttp(ProtocolEnum protocol) {
        return protocol == ProtocolEnum.HTTP || protocol == ProtocolEnum.HTTPS;
    }

    @Override
    default DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
        long ways = Stream.of(request.hasTargetGroupArns(), request.hasNames(), request.loadBalancerArn() != null)
                .filter(given -> given).count();
        if (ways > 1) {
            throw state().errors().invalid("Target group names, target group ARNs, and a load balancer ARN cannot be "
                    + "specified at the same time");
        }
        Page<TargetGroup> page = state().page(asked(request), request.pageSize(), request.marker());
        return DescribeTargetGroupsResponse.builder().targetGroups(page.items()).nextMarker(page.next()).build();
    }

    private List<TargetGroup> asked(DescribeTargetGroupsRequest request) {
        List<TargetGroup> all = state().groups().values().stream().map(kept -> described(kept.described())).toList();
        if (request.loadBalancerArn() != null) {
            String arn = state().balancer(request.loadBalancerArn()).loadBalancerArn();
            return all.stream().filter(group -> group.loadBalancerArns().contains(arn)).toList();
        }
        if (request.hasNames()) {
            return each(request.names(), all, TargetGroup::targetGroupName);
        }
        return request.hasTargetGroupArns() ? each(request.targetGroupArns(), all, TargetGroup::targetGroupArn) : all;
    }

    private List<TargetGroup> each(List<String> asked, List<TargetGroup> all, Function<TargetGroup, String> name) {
        return asked.stream().distinct().map(wanted -> all.stream().filter(group -> name.apply(group).equals(wanted))
                .findFirst().orElseThrow(state().errors()::targetGroupNotFound)).toList();
    }

    private TargetGroup described(TargetGroup group) {
        return group.toBuilder().loadBalancerArns(state().balancersOf(group.targetGroupArn()).stream()
                .map(LoadBalancer::loadBalancerArn).toList()).build();
    }

    /** One that is not there is deleted already. */
    @Override
    default DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
        if (!state().balancersOf(request.targetGroupArn()).isEmpty()) {
            throw state().errors().targetGroupInUse(request.targetGroupArn());
        }
        state().groups().remove(request.targetGroupArn());
        state().forget(request.targetGroupArn());
        return DeleteTargetGroupResponse.builder().build();
    }
}
