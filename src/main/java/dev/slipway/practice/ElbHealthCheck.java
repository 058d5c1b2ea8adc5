package dev.slipway.practice;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What a load balancer gets to hear from a target, which follows from the account's network and tasks alone. */
final class ElbHealthCheck {

    private final ElbState state;
    private final PracticeImages images;

    ElbHealthCheck(ElbState state) {
        this.state = state;
        this.images = new PracticeImages(state.account());
    }

    /** The port that is asked: the target's own, or one that the group has set for all. */
    static int port(TargetGroup group, TargetDescription target) {
        return group.healthCheckPort().matches("\\d{1,5}") ? Integer.parseInt(group.healthCheckPort()) : target.port();
    }

    /** Why the target counts as unhealthy; empty when it answers as it should. */
    Optional<TargetHealth> failure(TargetGroup group, TargetDescription target) {
        int port = port(group, target);
        Optional<NetworkInterface> network = state.account().ec2().network().interfaces().all().stream()
                .filter(nic -> nic.vpcId().equals(group.vpcId()) && nic.privateIpAddress().equals(target.id()))
                .findFirst();
        if (network.filter(nic -> isLetIn(group, nic, port)).isEmpty()) {
            return because(TargetHealthReasonEnum.TARGET_TIMEOUT, "Request timed out");
        }
        Optional<ContainerDefinition> container = state.account().ecs()
                .containersOn(network.get().networkInterfaceId())
                .filter(it -> images.listening(it).contains(port)).findFirst();
        return container.map(it -> ofAnswer(group, it)).orElseGet(ElbHealthCheck::failed);
    }

    private Optional<TargetHealth> ofAnswer(TargetGroup group, ContainerDefinition container) {
        if (group.healthCheckProtocol() == ProtocolEnum.TCP) {
            return Optional.empty();
        }
        if (group.healthCheckProtocol() == ProtocolEnum.HTTPS) {
            return failed();
        }
        int status = PracticeImages.status(container, group.healthCheckPath());
        return matches(group.matcher().httpCode(), status) ? Optional.empty()
                : because(TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
                        "Health checks failed with these codes: [" + status + "]");
    }

    /** @param codes {@code 200}, {@code 200,202} or {@code 200-299} */
    private static boolean matches(String codes, int status) {
        return Stream.of(codes.split(",")).map(String::strip).filter(code -> code.matches("\\d{3}(-\\d{3})?"))
                .anyMatch(code -> Integer.parseInt(code.substring(0, 3)) <= status
                        && status <= Integer.parseInt(code.substring(code.length() - 3)));
    }

    private boolean isLetIn(TargetGroup group, NetworkInterface nic, int port) {
        PracticePath path = new PracticePath(state.account().ec2().network(), Optional.empty());
        return state.balancersOf(group.targetGroupArn()).stream()
                .anyMatch(balancer -> path.isOpenBetween(balancer, nic, port));
    }

    private static Optional<TargetHealth> failed() {
        return because(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS, "Health checks failed");
    }

    private static Optional<TargetHealth> because(TargetHealthReasonEnum reason, String description) {
        return Optional.of(ElbTarget.said(TargetHealthStateEnum.UNHEALTHY, reason, description));
    }
}
