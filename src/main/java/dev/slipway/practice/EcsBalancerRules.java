package dev.slipway.practice;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** What ECS minds in a service's load balancers before it takes the service, in its words. */
record EcsBalancerRules(PracticeAccount account) {

    void check(Service service, TaskDefinition definition) {
        Integer grace = service.healthCheckGracePeriodSeconds();
        if (service.loadBalancers().isEmpty() && grace != null && grace > 0) {
            throw EcsErrors.invalidParameter("Health check grace period is only valid for services configured to use "
                    + "load balancers");
        }
        service.loadBalancers().forEach(balancer -> {
            container(balancer, definition);
            targetGroup(balancer.targetGroupArn(), definition);
        });
    }

    private static void container(LoadBalancer balancer, TaskDefinition definition) {
        String name = balancer.containerName();
        if (name == null || name.isEmpty()) {
            throw EcsErrors.invalidParameter("Container Name can not be blank.");
        }
        ContainerDefinition container = definition.containerDefinitions().stream()
                .filter(it -> it.name().equals(name)).findFirst().orElseThrow(() -> EcsErrors.invalidParameter(
                        "The container " + name + " does not exist in the task definition."));
        if (container.portMappings().stream().map(PortMapping::containerPort)
                .noneMatch(port -> port != null && port.equals(balancer.containerPort()))) {
            throw EcsErrors.invalidParameter("The container " + name + " did not have a container port "
                    + balancer.containerPort() + " defined.");
        }
    }

    private void targetGroup(String arn, TaskDefinition definition) {
        ElbState.KeptGroup group = account.elb().state().groups().get(arn);
        if (group == null) {
            throw EcsErrors.invalidParameter("The target group " + arn + " does not exist.");
        }
        boolean needsAddresses = definition.networkMode() == NetworkMode.AWSVPC;
        if (needsAddresses && group.described().targetType() == TargetTypeEnum.INSTANCE) {
            throw EcsErrors.invalidParameter("The provided target group " + arn + " has target type instance, which is "
                    + "incompatible with the awsvpc network mode specified in the task definition.");
        }
        if (account.elb().state().balancersOf(arn).isEmpty()) {
            throw EcsErrors.invalidParameter("The target group with targetGroupArn " + arn
                    + " does not have an associated load balancer.");
        }
    }
}
