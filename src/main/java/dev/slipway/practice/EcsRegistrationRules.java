package dev.slipway.practice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * What ECS refuses to register, one problem at a time and in its own words. Not every rule that AWS has: those that a
 * learner's definition meets.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">
 *     RegisterTaskDefinition</a>
 */
final class EcsRegistrationRules {

    private static final String NAME = "[a-zA-Z0-9_-]{1,255}";
    private static final int MOST_CONTAINERS = 10;

    private EcsRegistrationRules() {}

    static void check(RegisterTaskDefinitionRequest request) {
        EcsTags.check(request.hasTags(), request.tags());
        checkFamily(request.family());
        checkContainers(request.containerDefinitions());
        checkRole(request.executionRoleArn());
        checkRole(request.taskRoleArn());
        if (request.requiresCompatibilities().contains(Compatibility.FARGATE)) {
            checkFargate(request);
        }
        if (request.networkMode() == NetworkMode.AWSVPC) {
            checkPorts(request.containerDefinitions());
        }
        checkMemory(request);
        checkSecrets(request);
    }

    private static void checkFamily(String family) {
        refuseIf(family == null || family.isBlank(), "Family can not be blank.");
        refuseIf(!family.matches(NAME), "Family contains invalid characters.");
    }

    private static void checkContainers(List<ContainerDefinition> containers) {
        refuseIf(containers.isEmpty(), "Container list cannot be empty");
        refuseIf(containers.size() > MOST_CONTAINERS, "Too many containers.");
        Set<String> names = new HashSet<>();
        for (ContainerDefinition container : containers) {
            checkContainer(container);
            refuseIf(!names.add(container.name()), "Container names must be unique within a task definition");
        }
        refuseIf(containers.stream().allMatch(container -> Boolean.FALSE.equals(container.essential())),
                "Task definition doesn't have any essential container");
    }

    private static void checkContainer(ContainerDefinition container) {
        refuseIf(isBlank(container.name()), "Container.name should not be null or empty.");
        refuseIf(!container.name().matches(NAME), "Container.name contains invalid characters.");
        refuseIf(isBlank(container.image()), "Container.image should not be null or empty.");
        refuseIf(!container.image().matches("[a-zA-Z0-9_./:#@-]{1,326}"),
                "Container.image contains invalid characters.");
        for (PortMapping port : container.portMappings()) {
            refuseIf(port.containerPortRange() == null && (port.containerPort() == null || port.containerPort() < 1
                            || port.containerPort() > 65535),
                    "Invalid 'containerPort' setting for container '" + container.name() + "'.");
        }
    }

    private static void checkRole(String role) {
        refuseIf(role != null && !role.matches("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+|[\\w+=,.@-]{1,64}"),
                "Role is not valid");
    }

    private static void checkFargate(RegisterTaskDefinitionRequest request) {
        refuseIf(request.networkMode() != NetworkMode.AWSVPC, "Fargate only supports network mode ‘awsvpc’.");
        refuseIf(request.cpu() == null, "Fargate requires that 'cpu' be defined at the task level.");
        refuseIf(request.memory() == null, "Fargate requires that 'memory' be defined at the task level.");
        int cpu = EcsTaskSize.units(request.cpu()).orElseThrow(() -> EcsErrors.client("Invalid 'cpu' setting for task."
                + " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."));
        int memory = EcsTaskSize.units(request.memory())
                .orElseThrow(() -> EcsErrors.client("Invalid 'memory' setting for task."));
        refuseIf(!EcsTaskSize.isOffered(cpu, memory), "No Fargate configuration exists for given values: " + cpu
                + " CPU, " + memory + " memory. See the Amazon ECS documentation for the valid values.");
        refuseIf(!request.placementConstraints().isEmpty(),
                "Fargate compatible task definitions do not support constraints");
        request.containerDefinitions().forEach(container -> checkOnFargate(container, request.executionRoleArn()));
    }

    private static void checkOnFargate(ContainerDefinition container, String executionRole) {
        refuseIf(Boolean.TRUE.equals(container.privileged()),
                "Fargate requires that the 'privileged' setting be 'false'");
        refuseIf(executionRole == null && isInEcr(container.image()),
                "Fargate requires task definition to have execution role ARN to support ECR images.");
        LogConfiguration log = container.logConfiguration();
        if (log == null) {
            return;
        }
        refuseIf(!List.of(LogDriver.AWSLOGS, LogDriver.SPLUNK, LogDriver.AWSFIRELENS).contains(log.logDriver()),
                log.logDriverAsString() + " is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]");
        if (log.logDriver() == LogDriver.AWSLOGS) {
            refuseIf(executionRole == null, "Fargate requires task definition to have execution role ARN to support "
                    + "log driver awslogs.");
            refuseIf(!log.options().containsKey("awslogs-group"),
                    "Log driver awslogs requires options: awslogs-group");
            refuseIf(!log.options().containsKey("awslogs-region"),
                    "Log driver awslogs requires options: awslogs-region");
            refuseIf(!log.options().containsKey("awslogs-stream-prefix"),
                    "Fargate requires log configuration options to include awslogs-stream-prefix to support log "
                            + "driver awslogs.");
        }
    }

    private static void checkPorts(List<ContainerDefinition> containers) {
        Set<String> used = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (ContainerDefinition container : containers) {
            refuseIf(!container.links().isEmpty(), "Links are not supported when networkMode=awsvpc.");
            for (PortMapping port : container.portMappings()) {
                refuseIf(port.hostPort() != null && !port.hostPort().equals(port.containerPort()),
                        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
                String protocol = port.protocol() == null ? "TCP" : port.protocolAsString().toUpperCase();
                refuseIf(port.containerPort() != null && !used.add(protocol + port.containerPort()), protocol
                        + " container port '" + port.containerPort()
                        + "' is used multiple times in task when networkMode=awsvpc.");
                refuseIf(port.name() != null && !names.add(port.name()),
                        "When networkMode=awsvpc, port mapping name is already used");
            }
        }
    }

    private static void checkMemory(RegisterTaskDefinitionRequest request) {
        int task = request.memory() == null ? Integer.MAX_VALUE
                : EcsTaskSize.units(request.memory()).orElse(Integer.MAX_VALUE);
        for (ContainerDefinition container : request.containerDefinitions()) {
            String name = container.name();
            refuseIf(request.memory() == null && container.memory() == null && container.memoryReservation() == null,
                    "Invalid setting for container '" + name
                            + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
            refuseIf(container.memory() != null && container.memory() > task,
                    "The 'memory' setting for container '" + name + "' is greater than for the task.");
        }
    }

    private static void checkSecrets(RegisterTaskDefinitionRequest request) {
        boolean secrets = request.containerDefinitions().stream().anyMatch(it -> !it.secrets().isEmpty());
        refuseIf(secrets && request.executionRoleArn() == null, "When you are specifying container secrets, you must "
                + "also specify a value for 'executionRoleArn'.");
    }

    /** Whether the image lies in a private ECR registry. */
    static boolean isInEcr(String image) {
        return image.matches("\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/.*");
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw EcsErrors.client(message);
        }
    }
}
