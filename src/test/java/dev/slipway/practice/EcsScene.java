package dev.slipway.practice;

import dev.slipway.cloud.Clients;
import dev.slipway.image.ImageEngine;
import dev.slipway.pipeline.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

/** A practice account with all that a service called web needs: cluster, role, repository, image and log group. */
final class EcsScene {

    static final ImageEngine.Start START = new ImageEngine.Start("", List.of("java"));
    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";
    static final String ROLE = "ecsTaskExecutionRole";
    static final String POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    final PracticeAccount account = new PracticeAccount(clock, "ap-northeast-1");
    final Clients clients = account.clients();
    final EcsClient ecs = clients.ecs();

    EcsScene() {
        clients.iam().createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument(TRUST));
        clients.iam().attachRolePolicy(r -> r.roleName(ROLE).policyArn(POLICY));
        clients.ecr().createRepository(r -> r.repositoryName("api"));
        push("1", Platform.X86_64);
        ecs.createCluster(r -> r.clusterName("c"));
        register("1");
    }

    void push(String tag, Platform platform) {
        PracticeImage image = new PracticeImage(PracticeImage.sha256(tag), platform, List.of(8080), START);
        clients.ecr().putImage(r -> r.repositoryName("api").imageTag(tag).imageManifest(image.manifest()));
    }

    /** A revision whose container api runs the repository's image of that tag. */
    void register(String tag) {
        register(tag, _ -> {});
    }

    /** A revision that logs to /ecs/web, whose group the driver is to make if it says so. */
    void registerWithLog(String createGroup) {
        register("1", container -> container.logConfiguration(log -> log.logDriver("awslogs").options(Map.of(
                "awslogs-group", "/ecs/web", "awslogs-region", "ap-northeast-1", "awslogs-stream-prefix", "ecs",
                "awslogs-create-group", createGroup))));
    }

    void register(String tag, Consumer<ContainerDefinition.Builder> changes) {
        ContainerDefinition.Builder container = ContainerDefinition.builder().name("api")
                .image(account.registry() + "/api:" + tag)
                .portMappings(PortMapping.builder().containerPort(8080).build());
        changes.accept(container);
        ecs.registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(account.iamArn("role/" + ROLE))
                .containerDefinitions(container.build()));
    }

    Service createService() {
        return createService(1, "ENABLED");
    }

    /** With a circuit breaker that rolls back. */
    Service createService(int desired, String publicAddress) {
        return ecs.createService(r -> r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(desired)
                .launchType("FARGATE").networkConfiguration(network(publicAddress))
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))))
                .service();
    }

    NetworkConfiguration network(String publicAddress) {
        String subnet = clients.ec2().describeSubnets().subnets().getFirst().subnetId();
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(v -> v.subnets(subnet).assignPublicIp(publicAddress)).build();
    }

    Service update() {
        return ecs.updateService(r -> r.cluster("c").service("web").taskDefinition("web")).service();
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    Service service() {
        return ecs.describeServices(r -> r.cluster("c").services("web")).services().getFirst();
    }

    List<String> events() {
        return service().events().stream().map(ServiceEvent::message).toList();
    }

    Task running() {
        return tasks(DesiredStatus.RUNNING).getFirst();
    }

    Task stopped() {
        return tasks(DesiredStatus.STOPPED).getFirst();
    }

    List<Task> tasks(DesiredStatus desired) {
        List<String> arns = ecs.listTasks(r -> r.cluster("c").serviceName("web").desiredStatus(desired)).taskArns();
        return arns.isEmpty() ? List.of() : ecs.describeTasks(r -> r.cluster("c").tasks(arns)).tasks();
    }
}
