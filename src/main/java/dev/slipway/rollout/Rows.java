package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** The SDK's answers as rows; what AWS leaves out becomes empty. */
final class Rows {

    private Rows() {}

    static List<DeploymentRow> deployments(Service service) {
        return service.deployments().stream().map(Rows::deployment).toList();
    }

    static DeploymentRow deployment(Deployment it) {
        return new DeploymentRow(text(it.id()), text(it.status()), text(it.taskDefinition()), count(it.desiredCount()),
                count(it.pendingCount()), count(it.runningCount()), count(it.failedTasks()),
                text(it.rolloutStateAsString()), text(it.rolloutStateReason()), time(it.createdAt()));
    }

    static List<Entry.ServiceEvent> events(Service service) {
        return service.events().stream()
                .map(it -> new Entry.ServiceEvent(text(it.id()), time(it.createdAt()), text(it.message()))).toList();
    }

    static ServiceDeploymentRow serviceDeployment(ServiceDeploymentBrief it) {
        return new ServiceDeploymentRow(text(it.serviceDeploymentArn()), text(it.statusAsString()),
                text(it.statusReason()), time(it.createdAt()));
    }

    static TaskRow task(Task it) {
        return new TaskRow(lastPart(it.taskArn()), text(it.startedBy()), text(it.taskDefinitionArn()),
                text(it.lastStatus()), text(it.healthStatusAsString()), address(it), time(it.createdAt()),
                Optional.ofNullable(it.startedAt()), Optional.ofNullable(it.stoppedAt()), text(it.stopCodeAsString()),
                text(it.stoppedReason()), it.containers().stream().map(Rows::container).toList());
    }

    private static TaskRow.ContainerRow container(Container it) {
        return new TaskRow.ContainerRow(text(it.name()), text(it.lastStatus()), Optional.ofNullable(it.exitCode()),
                text(it.reason()));
    }

    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    static ServiceRow service(Service it, Instant readAt) {
        DeploymentConfiguration settings = it.deploymentConfiguration();
        DeploymentCircuitBreaker breaker = settings == null ? null : settings.deploymentCircuitBreaker();
        return new ServiceRow(readAt, time(it.createdAt()), count(it.desiredCount()), count(it.pendingCount()),
                count(it.runningCount()),
                it.deploymentController() == null ? "ECS" : text(it.deploymentController().typeAsString()),
                settings == null || settings.strategy() == null ? "ROLLING" : settings.strategyAsString(),
                it.deployments().stream().map(Deployment::serviceConnectConfiguration)
                        .anyMatch(connect -> connect != null && Boolean.TRUE.equals(connect.enabled())),
                it.networkConfiguration() == null && !Fit.isOnFargate(it),
                breaker != null && Boolean.TRUE.equals(breaker.enable()) && Boolean.TRUE.equals(breaker.rollback()),
                Duration.ofSeconds(count(it.healthCheckGracePeriodSeconds())),
                Duration.ofMinutes(settings == null ? 0 : count(settings.bakeTimeInMinutes())),
                settings == null || settings.minimumHealthyPercent() == null ? 100 : settings.minimumHealthyPercent(),
                it.loadBalancers().stream().map(LoadBalancer::targetGroupArn).filter(Objects::nonNull).distinct()
                        .toList());
    }

    static TargetRow target(String group, TargetHealthDescription it) {
        var health = it.targetHealth();
        return new TargetRow(group, text(it.target().id()), count(it.target().port()),
                health == null ? "" : text(health.stateAsString()), health == null ? "" : text(health.reasonAsString()),
                health == null ? "" : text(health.description()));
    }

    private static String address(Task it) {
        return it.attachments().stream().flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "privateIPv4Address".equals(detail.name())).map(detail -> text(detail.value()))
                .findFirst().orElse("");
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    static int count(Integer value) {
        return value == null ? 0 : value;
    }

    private static Instant time(Instant value) {
        return value == null ? Instant.EPOCH : value;
    }
}
