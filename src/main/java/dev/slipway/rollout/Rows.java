package dev.slipway.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.Task;

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
                text(it.lastStatus()), text(it.healthStatusAsString()), time(it.createdAt()),
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

    private static int count(Integer value) {
        return value == null ? 0 : value;
    }

    private static Instant time(Instant value) {
        return value == null ? Instant.EPOCH : value;
    }
}
