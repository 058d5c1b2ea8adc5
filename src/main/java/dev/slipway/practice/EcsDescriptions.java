package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/** Services and tasks as ECS describes them. */
final class EcsDescriptions {

    private EcsDescriptions() {}

    static Service service(EcsService service, List<Tag> tags) {
        return service.settings().toBuilder().runningCount(service.running()).pendingCount(service.pending())
                .deployments(service.deployments().stream().map(it -> deployment(service, it)).toList())
                .events(List.copyOf(service.events()))
                .currentServiceDeployment(service.releases().getFirst().arn())
                .tags(tags).build();
    }

    private static Deployment deployment(EcsService service, EcsDeployment deployment) {
        List<EcsTask> wanted = service.wantedOf(deployment);
        boolean primary = deployment == service.primary();
        int running = (int) wanted.stream().filter(EcsTask::isRunning).count();
        Service settings = service.settings();
        return Deployment.builder().id(deployment.id()).status(primary ? "PRIMARY" : "ACTIVE")
                .taskDefinition(deployment.definition().taskDefinitionArn())
                .desiredCount(primary ? service.desired() : wanted.size())
                .runningCount(running).pendingCount(wanted.size() - running)
                .failedTasks(deployment.failedTasks())
                .createdAt(deployment.createdAt()).updatedAt(deployment.updatedAt())
                .launchType(settings.launchType()).platformVersion("1.4.0").platformFamily("Linux")
                .networkConfiguration(deployment.revision().network())
                .rolloutState(deployment.rolloutState()).rolloutStateReason(deployment.rolloutStateReason()).build();
    }

    static Task task(EcsTask task, EcsArns arns) {
        String cluster = task.service().cluster();
        return Task.builder().taskArn(arns.task(cluster, task.id())).clusterArn(arns.cluster(cluster))
                .taskDefinitionArn(task.definition().taskDefinitionArn()).group("service:" + task.service().name())
                .startedBy(task.startedBy().id()).launchType(LaunchType.FARGATE).platformVersion("1.4.0")
                .platformFamily("Linux").cpu(task.definition().cpu()).memory(task.definition().memory())
                .desiredStatus(task.isStopping() ? "STOPPED" : "RUNNING").lastStatus(task.lastStatus())
                .createdAt(task.createdAt()).pullStartedAt(task.pullStartedAt()).pullStoppedAt(task.pullStoppedAt())
                .startedAt(task.startedAt()).stoppingAt(task.stoppingAt()).stoppedAt(task.stoppedAt())
                .stopCode(task.stopCode()).stoppedReason(task.stoppedReason()).healthStatus(task.health())
                .connectivity(task.network() == null ? null : Connectivity.CONNECTED)
                .attachments(task.network() == null ? List.of() : List.of(attachment(task)))
                .containers(task.containers().stream().map(it -> container(it, task, arns)).toList()).build();
    }

    private static Attachment attachment(EcsTask task) {
        return Attachment.builder().id(task.attachmentId()).type("ElasticNetworkInterface")
                .status(task.isStopped() ? "DELETED" : "ATTACHED")
                .details(List.of(detail("subnetId", task.network().subnetId()),
                        detail("networkInterfaceId", task.network().networkInterfaceId()),
                        detail("privateIPv4Address", task.network().privateIpAddress())))
                .build();
    }

    private static KeyValuePair detail(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private static Container container(EcsContainer container, EcsTask task, EcsArns arns) {
        var described = Container.builder().containerArn(container.arn()).name(container.definition().name())
                .taskArn(arns.task(task.service().cluster(), task.id())).image(container.definition().image())
                .lastStatus(container.lastStatus()).exitCode(container.exitCode()).reason(container.reason())
                .healthStatus(container.health()).cpu(Integer.toString(container.definition().cpu()));
        if (task.network() != null) {
            described.networkInterfaces(NetworkInterface.builder().attachmentId(task.attachmentId())
                    .privateIpv4Address(task.network().privateIpAddress()).build());
        }
        return described.build();
    }
}
