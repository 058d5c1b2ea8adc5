package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/** What ECS makes of a request to register: the defaults it fills in, and the read-only fields it adds. */
final class EcsRegistered {

    private EcsRegistered() {}

    static TaskDefinition of(RegisterTaskDefinitionRequest request) {
        return TaskDefinition.builder().family(request.family())
                .containerDefinitions(request.containerDefinitions().stream()
                        .map(container -> withDefaults(container, request.networkMode())).toList())
                .taskRoleArn(request.taskRoleArn()).executionRoleArn(request.executionRoleArn())
                .networkMode(request.networkMode()).volumes(request.volumes())
                .placementConstraints(request.placementConstraints())
                .requiresCompatibilities(orUnset(request.hasRequiresCompatibilities(),
                        request.requiresCompatibilities()))
                .cpu(unitsOf(request.cpu())).memory(unitsOf(request.memory()))
                .runtimePlatform(request.runtimePlatform()).pidMode(request.pidMode()).ipcMode(request.ipcMode())
                .proxyConfiguration(request.proxyConfiguration())
                .ephemeralStorage(request.ephemeralStorage()).enableFaultInjection(request.enableFaultInjection())
                .compatibilities(compatibilities(request)).requiresAttributes(attributes(request)).build();
    }

    private static <T> List<T> orUnset(boolean given, List<T> list) {
        return given ? list : null;
    }

    private static ContainerDefinition withDefaults(ContainerDefinition container, NetworkMode mode) {
        return container.toBuilder()
                .cpu(Objects.requireNonNullElse(container.cpu(), 0))
                .essential(Objects.requireNonNullElse(container.essential(), true))
                .portMappings(container.portMappings().stream().map(port -> withDefaults(port, mode)).toList())
                .environment(container.environment()).mountPoints(container.mountPoints())
                .volumesFrom(container.volumesFrom()).systemControls(container.systemControls()).build();
    }

    private static PortMapping withDefaults(PortMapping port, NetworkMode mode) {
        Integer hostPort = port.hostPort();
        if (hostPort == null && port.containerPort() != null) {
            hostPort = mode == NetworkMode.AWSVPC ? port.containerPort() : Integer.valueOf(0);
        }
        return port.toBuilder().hostPort(hostPort)
                .protocol(Objects.requireNonNullElse(port.protocol(), TransportProtocol.TCP)).build();
    }

    private static String unitsOf(String size) {
        return size == null ? null : EcsTaskSize.units(size).map(String::valueOf).orElse(size);
    }

    private static List<Compatibility> compatibilities(RegisterTaskDefinitionRequest request) {
        boolean fargate = request.networkMode() == NetworkMode.AWSVPC && request.cpu() != null
                && request.memory() != null;
        return fargate ? List.of(Compatibility.EC2, Compatibility.FARGATE) : List.of(Compatibility.EC2);
    }

    /** What a container instance would have to be capable of; of the many that AWS knows, those that come up here. */
    private static List<Attribute> attributes(RegisterTaskDefinitionRequest request) {
        boolean role = request.executionRoleArn() != null;
        List<String> names = new ArrayList<>();
        if (request.containerDefinitions().stream().anyMatch(EcsRegistered::logsToCloudWatch)) {
            names.add("com.amazonaws.ecs.capability.logging-driver.awslogs");
            names.addAll(role ? List.of("ecs.capability.execution-role-awslogs") : List.of());
        }
        if (request.containerDefinitions().stream().anyMatch(it -> EcsRegistrationRules.isInEcr(it.image()))) {
            names.add("com.amazonaws.ecs.capability.ecr-auth");
            names.addAll(role ? List.of("ecs.capability.execution-role-ecr-pull") : List.of());
        }
        Stream.of("1.18", "1.19", "1.29").map("com.amazonaws.ecs.capability.docker-remote-api."::concat)
                .forEach(names::add);
        names.addAll(request.networkMode() == NetworkMode.AWSVPC ? List.of("ecs.capability.task-eni") : List.of());
        return names.stream().map(name -> Attribute.builder().name(name).build()).toList();
    }

    static boolean logsToCloudWatch(ContainerDefinition container) {
        return container.logConfiguration() != null
                && container.logConfiguration().logDriver() == LogDriver.AWSLOGS;
    }
}
