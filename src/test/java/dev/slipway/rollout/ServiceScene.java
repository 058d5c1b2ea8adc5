package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Services of every kind on a stage's account, made by whoever else deploys there. */
final class ServiceScene {

    private static final String IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:";

    private final Stage stage;
    private final String subnet;
    private final String group;
    private final String front;

    ServiceScene(Stage stage) throws ProblemException {
        this.stage = stage;
        stage.pushed("v1");
        subnet = stage.account.ec2().describeSubnets(r -> {}).subnets().getFirst().subnetId();
        var vpc = stage.account.ec2().describeVpcs(r -> {}).vpcs().getFirst().vpcId();
        group = stage.account.ec2().describeSecurityGroups(r -> {}).securityGroups().stream()
                .filter(it -> it.groupName().equals("my-app-api-sg")).findFirst().orElseThrow().groupId();
        front = stage.account.ec2().createSecurityGroup(r -> r.groupName("front").description("front").vpcId(vpc))
                .groupId();
        IpPermission fromFront = IpPermission.builder().ipProtocol("tcp").fromPort(8080).toPort(8080)
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(front).build()).build();
        stage.account.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(fromFront));
    }

    /** A service behind a load balancer whose targets answer. */
    String balanced(int desired) {
        register(_ -> {});
        return create(desired, behind(targetGroup("/api/hello")));
    }

    /** A service whose container ends a few seconds after it has started. */
    String crashing(int desired) {
        register(crashes());
        return create(desired, _ -> {});
    }

    static Consumer<ContainerDefinition.Builder> crashes() {
        return container -> container.command("java", "Gone");
    }

    Consumer<CreateServiceRequest.Builder> behind(String targetGroup) {
        return r -> r.loadBalancers(LoadBalancer.builder().targetGroupArn(targetGroup).containerName("api")
                .containerPort(8080).build());
    }

    /** A target group behind a load balancer, that asks its targets for this path. */
    String targetGroup(String path) {
        return targetGroup(path, "traffic-port");
    }

    String targetGroup(String path, String checkedPort) {
        String vpc = stage.account.ec2().describeVpcs(r -> {}).vpcs().getFirst().vpcId();
        String arn = stage.account.elb().createTargetGroup(r -> r.name("web").protocol(ProtocolEnum.HTTP).port(8080)
                .vpcId(vpc).targetType("ip").healthCheckPath(path).healthCheckPort(checkedPort))
                .targetGroups().getFirst().targetGroupArn();
        List<String> subnets = stage.account.ec2().describeSubnets(r -> {}).subnets().stream()
                .map(it -> it.subnetId()).toList();
        String balancer = stage.account.elb().createLoadBalancer(r -> r.name("web").securityGroups(front)
                .subnets(subnets)).loadBalancers().getFirst().loadBalancerArn();
        stage.account.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(arn).build()));
        return arn;
    }

    void register(Consumer<ContainerDefinition.Builder> changes) {
        ContainerDefinition.Builder container = ContainerDefinition.builder().name("api").image(IMAGE + "v1")
                .portMappings(PortMapping.builder().containerPort(8080).build())
                .logConfiguration(log -> log.logDriver("awslogs").options(Map.of("awslogs-group", "/ecs/my-app-api",
                        "awslogs-region", "ap-northeast-1", "awslogs-stream-prefix", "ecs")));
        changes.accept(container);
        stage.account.ecs().registerTaskDefinition(r -> r.family("my-app-api").networkMode("awsvpc").cpu("256")
                .memory("512").requiresCompatibilitiesWithStrings("FARGATE")
                .executionRoleArn(stage.account.iamArn("role/ecsTaskExecutionRole"))
                .containerDefinitions(container.build()));
    }

    /** With a circuit breaker that rolls back. */
    String create(int desired, Consumer<CreateServiceRequest.Builder> changes) {
        return stage.account.ecs().createService(r -> {
            r.cluster(stage.service.cluster()).serviceName(stage.service.service()).taskDefinition("my-app-api")
                    .desiredCount(desired).launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(v -> v
                            .subnets(subnet).securityGroups(group).assignPublicIp("ENABLED")))
                    .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true)));
            changes.accept(r);
        }).service().deployments().getFirst().id();
    }

    /** For a cluster of EC2 instances. */
    String onInstances(int desired) {
        return create(desired, r -> r.launchType("EC2").networkConfiguration(n -> n.awsvpcConfiguration(v -> v
                .subnets(subnet).securityGroups(group))));
    }

    /** Deploys the latest revision. */
    String redeploy() {
        return update(r -> r.taskDefinition("my-app-api").forceNewDeployment(true));
    }

    String update(Consumer<UpdateServiceRequest.Builder> changes) {
        return stage.account.ecs().updateService(r -> {
            r.cluster(stage.service.cluster()).service(stage.service.service());
            changes.accept(r);
        }).service().deployments().getFirst().id();
    }

    void delete() {
        stage.account.ecs().deleteService(r -> r.cluster(stage.service.cluster()).service(stage.service.service())
                .force(true));
    }
}
