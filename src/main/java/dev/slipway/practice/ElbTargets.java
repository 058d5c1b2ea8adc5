package dev.slipway.practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The targets of Elastic Load Balancing's groups, and how healthy they are. */
interface ElbTargets extends ElbPart {

    /** The usual deregistration delay: so long a target that was taken away still answers its open connections. */
    Duration DRAINING = Duration.ofMinutes(5);

    /** Nothing can be set here, so all have what AWS gives a new target group. */
    @Override
    default DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
            DescribeTargetGroupAttributesRequest request) {
        if (!state().groups().containsKey(request.targetGroupArn())) {
            throw state().errors().targetGroupNotFound();
        }
        return DescribeTargetGroupAttributesResponse.builder().attributes(TargetGroupAttribute.builder()
                .key("deregistration_delay.timeout_seconds").value(Long.toString(DRAINING.toSeconds())).build())
                .build();
    }

    ElbChecks checks();

    @Override
    default RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
        ElbState.KeptGroup group = state().group(request.targetGroupArn());
        List<TargetDescription> wanted = request.targets().stream().map(target -> checked(group, target)).toList();
        wanted.forEach(target -> register(group, target));
        return RegisterTargetsResponse.builder().build();
    }

    private TargetDescription checked(ElbState.KeptGroup group, TargetDescription target) {
        boolean isAddress = Cidr.parse(target.id() + "/32").isPresent();
        if (group.described().targetType() == TargetTypeEnum.INSTANCE) {
            throw state().errors().invalidTarget("Instance ID '" + target.id() + "' is not valid");
        }
        if (!isAddress) {
            throw state().errors().invalid("The IP address '" + target.id() + "' is not a valid IPv4 address");
        }
        return target.port() == null ? target.toBuilder().port(group.described().port()).build() : target;
    }

    private void register(ElbState.KeptGroup group, TargetDescription wanted) {
        Optional<ElbTarget> known = group.find(wanted);
        if (known.filter(target -> !target.isDraining()).isEmpty()) {
            known.ifPresent(group.targets()::remove);
            ElbTarget target = new ElbTarget(wanted);
            group.targets().add(target);
            checks().begin(group, target);
        }
    }

    /** One that is not registered is deregistered already. */
    @Override
    default DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
        ElbState.KeptGroup group = state().group(request.targetGroupArn());
        request.targets().stream().flatMap(target -> group.find(target).stream())
                .filter(target -> !target.isDraining()).forEach(target -> {
                    target.deregistered();
                    state().account().agenda().in(DRAINING, () -> group.targets().remove(target));
                });
        return DeregisterTargetsResponse.builder().build();
    }

    @Override
    default DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        ElbState.KeptGroup group = state().group(request.targetGroupArn());
        Stream<TargetHealthDescription> found = request.hasTargets()
                ? request.targets().stream().map(asked -> group.find(asked).map(target -> described(group, target))
                        .orElseGet(() -> notRegistered(group, asked)))
                : group.targets().stream().map(target -> described(group, target));
        return DescribeTargetHealthResponse.builder().targetHealthDescriptions(found.toList()).build();
    }

    private TargetHealthDescription described(ElbState.KeptGroup group, ElbTarget target) {
        boolean isUnused = state().balancersOf(group.described().targetGroupArn()).isEmpty();
        return described(group, target.described(), isUnused && !target.isDraining()
                ? ElbTarget.said(TargetHealthStateEnum.UNUSED, TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                        "Target group is not configured to receive traffic from the load balancer")
                : target.health());
    }

    private static TargetHealthDescription notRegistered(ElbState.KeptGroup group, TargetDescription asked) {
        TargetDescription whole = asked.port() == null
                ? asked.toBuilder().port(group.described().port()).build() : asked;
        return described(group, whole, ElbTarget.said(TargetHealthStateEnum.UNUSED,
                TargetHealthReasonEnum.TARGET_NOT_REGISTERED, "Target is not registered to the target group"));
    }

    private static TargetHealthDescription described(ElbState.KeptGroup group, TargetDescription target,
                                                     TargetHealth health) {
        return TargetHealthDescription.builder().target(target).targetHealth(health)
                .healthCheckPort(String.valueOf(ElbHealthCheck.port(group.described(), target))).build();
    }
}
