package dev.slipway.practice;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** What a service is to be, worked out of a request and checked as ECS checks it. */
final class EcsServiceShape {

    private static final DeploymentConfiguration USUAL = DeploymentConfiguration.builder().maximumPercent(200)
            .minimumHealthyPercent(100).strategy(DeploymentStrategy.ROLLING).bakeTimeInMinutes(0)
            .deploymentCircuitBreaker(DeploymentCircuitBreaker.builder().enable(false).rollback(false).build())
            .build();

    private final PracticeAccount account;
    private final EcsArns arns;
    private final EcsTaskDefinitions definitions;
    private final EcsBalancerRules balancers;
    private final PracticeImages images;

    EcsServiceShape(PracticeAccount account, EcsArns arns, EcsTaskDefinitions definitions) {
        this.account = account;
        this.arns = arns;
        this.definitions = definitions;
        this.balancers = new EcsBalancerRules(account);
        this.images = new PracticeImages(account);
    }

    Service created(CreateServiceRequest request, String cluster) {
        if (request.serviceName() == null || !request.serviceName().matches("[a-zA-Z0-9_-]{1,255}")) {
            throw EcsErrors.invalidParameter("Invalid service name: " + request.serviceName());
        }
        EcsTags.check(request.hasTags(), request.tags());
        LaunchType launchType = Objects.requireNonNullElse(request.launchType(), LaunchType.EC2);
        return Service.builder().serviceName(request.serviceName()).clusterArn(arns.cluster(cluster))
                .serviceArn(arns.service(cluster, request.serviceName())).status("ACTIVE")
                .desiredCount(count(Objects.requireNonNullElse(request.desiredCount(), 0)))
                .launchType(request.hasCapacityProviderStrategy() ? null : launchType)
                .capacityProviderStrategy(request.hasCapacityProviderStrategy()
                        ? request.capacityProviderStrategy() : null)
                .platformVersion(request.platformVersion() == null ? "LATEST" : request.platformVersion())
                .platformFamily("Linux").createdAt(account.now())
                .createdBy(account.sts().getCallerIdentity().arn())
                .schedulingStrategy(SchedulingStrategy.REPLICA)
                .deploymentController(DeploymentController.builder().type(DeploymentControllerType.ECS).build())
                .deploymentConfiguration(merged(request.deploymentConfiguration(), USUAL))
                .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds())
                .enableExecuteCommand(Boolean.TRUE.equals(request.enableExecuteCommand()))
                .enableECSManagedTags(Boolean.TRUE.equals(request.enableECSManagedTags()))
                .propagateTags(request.propagateTagsAsString() == null ? "NONE" : request.propagateTagsAsString())
                .loadBalancers(request.loadBalancers()).serviceRegistries(List.of()).placementConstraints(List.of())
                .placementStrategy(List.of()).build();
    }

    /** The service after the update; what the request leaves out stays. */
    Service updated(Service service, UpdateServiceRequest request) {
        return service.toBuilder()
                .desiredCount(count(Objects.requireNonNullElse(request.desiredCount(), service.desiredCount())))
                .platformVersion(Objects.requireNonNullElse(request.platformVersion(), service.platformVersion()))
                .deploymentConfiguration(merged(request.deploymentConfiguration(),
                        service.deploymentConfiguration()))
                .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds() == null
                        ? service.healthCheckGracePeriodSeconds() : request.healthCheckGracePeriodSeconds())
                .enableExecuteCommand(Objects.requireNonNullElse(request.enableExecuteCommand(),
                        service.enableExecuteCommand()))
                .loadBalancers(request.hasLoadBalancers() ? request.loadBalancers() : service.loadBalancers())
                .build();
    }

    /** What its tasks are to be made from, checked. */
    EcsRevision revision(Service service, String taskDefinition, NetworkConfiguration network) {
        if (taskDefinition == null) {
            throw EcsErrors.invalidParameter("TaskDefinition can not be blank.");
        }
        TaskDefinition definition = definitions.usable(taskDefinition);
        boolean fargate = service.launchType() == LaunchType.FARGATE;
        if (fargate && !definition.compatibilities().contains(Compatibility.FARGATE)) {
            throw EcsErrors.invalidParameter("Task definition does not support launch_type FARGATE.");
        }
        if (definition.networkMode() == NetworkMode.AWSVPC) {
            checkNetwork(network);
        } else if (network != null) {
            throw EcsErrors.invalidParameter("Network Configuration is not valid for the given networkMode of this "
                    + "task definition.");
        }
        balancers.check(service, definition);
        String cluster = EcsArns.lastPart(service.clusterArn());
        return new EcsRevision(arns.serviceRevision(cluster, service.serviceName()), definition, network,
                definition.containerDefinitions().stream().map(this::resolved).toList());
    }

    private ContainerImage resolved(ContainerDefinition container) {
        return ContainerImage.builder().containerName(container.name()).image(container.image())
                .imageDigest(images.digest(container.image()).orElse(null)).build();
    }

    private void checkNetwork(NetworkConfiguration network) {
        if (network == null || network.awsvpcConfiguration() == null) {
            throw EcsErrors.invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is "
                    + "specified.");
        }
        if (network.awsvpcConfiguration().subnets().isEmpty()) {
            throw EcsErrors.invalidParameter("subnets can not be empty.");
        }
        AwsVpcConfiguration vpc = network.awsvpcConfiguration();
        found("subnet", vpc.subnets(), () -> account.ec2().describeSubnets(r -> r.subnetIds(vpc.subnets())));
        found("security group", vpc.securityGroups(),
                () -> account.ec2().describeSecurityGroups(r -> r.groupIds(vpc.securityGroups())));
    }

    private static void found(String what, List<String> ids, Runnable look) {
        try {
            if (!ids.isEmpty()) {
                look.run();
            }
        } catch (Ec2Exception e) {
            String id = ids.stream().filter(e.getMessage()::contains).findFirst().orElse(ids.getFirst());
            throw EcsErrors.invalidParameter("Error retrieving " + what + " information for [" + id + "]: "
                    + e.awsErrorDetails().errorMessage() + " (ErrorCode: " + e.awsErrorDetails().errorCode() + ")");
        }
    }

    private static int count(int desired) {
        if (desired < 0) {
            throw EcsErrors.invalidParameter("desiredCount must be greater than or equal to 0.");
        }
        return desired;
    }

    /** What the request leaves out stays as it was. */
    private static DeploymentConfiguration merged(DeploymentConfiguration wanted, DeploymentConfiguration was) {
        if (wanted == null) {
            return was;
        }
        return was.toBuilder()
                .maximumPercent(Objects.requireNonNullElse(wanted.maximumPercent(), was.maximumPercent()))
                .minimumHealthyPercent(
                        Objects.requireNonNullElse(wanted.minimumHealthyPercent(), was.minimumHealthyPercent()))
                .deploymentCircuitBreaker(
                        Objects.requireNonNullElse(wanted.deploymentCircuitBreaker(), was.deploymentCircuitBreaker()))
                .build();
    }
}
