package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** A service behind a load balancer, on the practice account. */
class PracticeBalancingTest {

    private final EcsScene scene = new EcsScene();
    private final ElasticLoadBalancingV2Client elb = scene.clients.elb();
    private final SecurityGroup group = scene.clients.ec2().describeSecurityGroups().securityGroups()
            .getFirst();
    private final String front = scene.clients.ec2().createSecurityGroup(r -> r.groupName("front").description("front")
            .vpcId(group.vpcId())).groupId();
    private String targetGroup;

    @BeforeEach
    void putALoadBalancerInFront() {
        open(8080);
        targetGroup = heard("answering", r -> r.healthCheckPath("/api/hello"));
    }

    @Test
    void aTargetGroupSaysHowLongItsTargetsDrain() {
        assertEquals("deregistration_delay.timeout_seconds=300", elb.describeTargetGroupAttributes(r -> r
                .targetGroupArn(targetGroup)).attributes().stream().map(it -> it.key() + "=" + it.value()).findFirst()
                .orElseThrow());
    }

    @Test
    void itsTasksAreRegisteredWithTheirAddressAndBecomeHealthy() {
        create(targetGroup);
        scene.pass(44);
        assertEquals(TargetHealthStateEnum.INITIAL, health(targetGroup).getFirst().targetHealth().state());
        assertEquals(List.of(), scene.events().stream().filter(event -> event.contains("steady")).toList());

        scene.pass(60);
        TargetHealthDescription target = health(targetGroup).getFirst();
        assertEquals(TargetHealthStateEnum.HEALTHY, target.targetHealth().state());
        assertEquals(address(scene.running()) + ":8080", target.target().id() + ":" + target.target().port());
        assertEquals(List.of("(service web) has reached a steady state.",
                "(service web) (deployment " + scene.service().deployments().getFirst().id()
                        + ") deployment completed.",
                "(service web) registered 1 targets in (target-group " + targetGroup + ")",
                "(service web) has started 1 tasks: (task " + id(scene.running()) + ")."), scene.events());
    }

    @Test
    void theOldTasksLeaveTheTargetGroupOnceTheNewOnesAreHealthyThere() {
        create(targetGroup);
        scene.pass(90);
        Task old = scene.running();
        String deployment = scene.service().deployments().getFirst().id();
        scene.register("1");
        scene.update();
        scene.pass(140);

        assertEquals(List.of("(service web) has reached a steady state.",
                "(service web) (deployment " + scene.service().deployments().getFirst().id()
                        + ") deployment completed.",
                "(service web, taskSet " + deployment + ") has begun draining connections on 1 tasks.",
                "(service web) deregistered 1 targets in (target-group " + targetGroup + ")",
                "(service web) has stopped 1 running tasks: (task " + id(old) + ").",
                "(service web) registered 1 targets in (target-group " + targetGroup + ")",
                "(service web) has started 1 tasks: (task " + id(scene.running()) + ")."),
                scene.events().subList(0, 7));
        assertEquals(List.of(TargetHealthStateEnum.DRAINING, TargetHealthStateEnum.HEALTHY), health(targetGroup)
                .stream().map(target -> target.targetHealth().state()).toList());
        scene.pass(400);
        assertEquals(1, health(targetGroup).size());
    }

    @Test
    void aHealthPathThatTheProgramDoesNotKnowStopsTheTaskAndSaysTheCode() {
        String wrong = heard("wrong-path", r -> r.healthCheckPath("/health"));
        create(wrong);
        scene.pass(90);

        Task stopped = scene.stopped();
        assertEquals("Task failed ELB health checks in (target-group " + wrong + ")", stopped.stoppedReason());
        assertEquals("ServiceSchedulerInitiated", stopped.stopCodeAsString());
        List<String> events = scene.events();
        int unhealthy = events.indexOf("(service web) (task " + id(stopped) + ") (port 8080) is unhealthy in "
                + "(target-group " + wrong + ") due to (reason Health checks failed with these codes: [404]).");
        assertTrue(unhealthy >= 0, events::toString);
        assertEquals("(service web) has stopped 1 running tasks: (task " + id(stopped) + ").",
                events.get(unhealthy - 1));
        assertEquals("(service web) deregistered 1 targets in (target-group " + wrong + ")", events.get(unhealthy - 2));
        assertTrue(events.get(unhealthy - 3).endsWith(") has begun draining connections on 1 tasks."),
                events::toString);
    }

    @Test
    void theReasonOfATargetSaysWhatIsWrongWithIt() {
        String wrongPath = heard("wrong-path", r -> r.healthCheckPath("/health"));
        String wrongPort = heard("wrong-port", r -> r.healthCheckPath("/api/hello").healthCheckPort("8081"));
        String closed = heard("closed-port", r -> r.healthCheckPath("/api/hello").healthCheckPort("9999"));
        String lenient = heard("lenient", r -> r.healthCheckPath("/health").matcher(it -> it.httpCode("200,400-499")));
        String tcp = heard("by-connection", r -> r.healthCheckProtocol(ProtocolEnum.TCP));
        open(8081);
        create(r -> r.healthCheckGracePeriodSeconds(3600), wrongPath, wrongPort, closed, lenient, tcp);
        scene.pass(120);

        assertEquals(TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH, reason(wrongPath));
        assertEquals(TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS, reason(wrongPort));
        assertEquals(TargetHealthReasonEnum.TARGET_TIMEOUT, reason(closed));
        assertEquals(TargetHealthStateEnum.HEALTHY, health(lenient).getFirst().targetHealth().state());
        assertEquals(TargetHealthStateEnum.HEALTHY, health(tcp).getFirst().targetHealth().state());
    }

    @Test
    void oneFailedCheckAloneIsNotEnough() {
        String wrong = heard("wrong-path", r -> r.healthCheckPath("/health").unhealthyThresholdCount(3));
        create(r -> r.healthCheckGracePeriodSeconds(300), wrong);
        scene.pass(80);
        assertEquals(TargetHealthStateEnum.INITIAL, health(wrong).getFirst().targetHealth().state());

        scene.pass(40);
        assertEquals(TargetHealthStateEnum.UNHEALTHY, health(wrong).getFirst().targetHealth().state());
    }

    @Test
    void theGracePeriodKeepsAnUnhealthyTaskButDoesNotMakeItReady() {
        String wrong = heard("wrong-path", r -> r.healthCheckPath("/health"));
        create(r -> r.healthCheckGracePeriodSeconds(300), wrong);
        scene.pass(240);

        assertEquals(List.of(), scene.tasks(DesiredStatus.STOPPED));
        assertEquals(DeploymentRolloutState.IN_PROGRESS, deployment().rolloutState());
        scene.pass(150);
        assertEquals(1, scene.tasks(DesiredStatus.STOPPED).size());
    }

    @Test
    void theCircuitBreakerCountsTasksThatFailTheLoadBalancersChecksAndRollsBack() {
        create(targetGroup);
        scene.pass(90);
        String good = scene.service().taskDefinition();
        scene.register("1", container -> container.image("nginx"));
        scene.update();
        scene.pass(120);
        assertEquals(1, deployment().failedTasks());
        scene.pass(900);

        assertEquals(good, scene.service().taskDefinition());
        assertEquals(1, scene.events().stream().filter(event -> event.contains(
                "deployment failed: tasks failed to start")).count(), scene.events()::toString);
        assertEquals(TargetHealthStateEnum.HEALTHY, health(targetGroup).getFirst().targetHealth().state());
    }

    @Test
    void aPortThatIsClosedLaterTakesTheTaskOut() {
        create(targetGroup);
        scene.pass(90);
        assertEquals(DeploymentRolloutState.COMPLETED, deployment().rolloutState());
        Task served = scene.running();
        scene.clients.ec2().revokeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipPermissions(permission(8080)));
        scene.pass(90);

        assertTrue(scene.events().stream().anyMatch(event -> event.endsWith("due to (reason Request timed out).")),
                scene.events()::toString);
        assertTrue(scene.tasks(DesiredStatus.STOPPED).stream().anyMatch(
                task -> task.taskArn().equals(served.taskArn())));
    }

    @Test
    void theLoadBalancerGetsInByItsAddressesToo() {
        scene.clients.ec2().revokeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipPermissions(permission(8080)));
        scene.clients.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group.groupId()).ipProtocol("tcp")
                .fromPort(8080).toPort(8080).cidrIp("172.31.0.0/16"));
        create(targetGroup);
        scene.pass(90);

        assertEquals(TargetHealthStateEnum.HEALTHY, health(targetGroup).getFirst().targetHealth().state());
    }

    @Test
    void aServiceThatGoesTakesItsTargetsAlong() {
        create(targetGroup);
        scene.pass(90);
        scene.ecs.deleteService(r -> r.cluster("c").service("web").force(true));
        scene.pass(600);

        assertEquals(List.of(), health(targetGroup));
    }

    @Test
    void aTargetGroupThatWentMeanwhileIsSaid() {
        create(targetGroup);
        elb.describeListeners(r -> r.loadBalancerArn(elb.describeLoadBalancers().loadBalancers().getFirst()
                .loadBalancerArn())).listeners().forEach(it -> elb.deleteListener(r -> r.listenerArn(
                it.listenerArn())));
        elb.deleteTargetGroup(r -> r.targetGroupArn(targetGroup));
        scene.pass(60);

        assertTrue(scene.events().getFirst().startsWith("(service web) failed to register targets in (target-group "
                + targetGroup + ") with (error "), scene.events()::toString);
        assertEquals(DeploymentRolloutState.IN_PROGRESS, deployment().rolloutState());
    }

    @Test
    void whatEcsMindsInALoadBalancerIsRefusedInItsWords() {
        String unheard = newGroup("unheard", _ -> {});
        String ofInstances = newGroup("of-instances", r -> r.targetType("instance"));
        String gone = targetGroup.replace("/answering/", "/gone/");

        assertRefused("The target group " + gone + " does not exist.", to(gone, "api", 8080));
        assertRefused("The target group with targetGroupArn " + unheard + " does not have an associated load "
                + "balancer.", to(unheard, "api", 8080));
        assertRefused("The provided target group " + ofInstances + " has target type instance, which is incompatible "
                + "with the awsvpc network mode specified in the task definition.", to(ofInstances, "api", 8080));
        assertRefused("The container web does not exist in the task definition.", to(targetGroup, "web", 8080));
        assertRefused("The container api did not have a container port 80 defined.", to(targetGroup, "api", 80));
        assertRefused("Container Name can not be blank.", to(targetGroup, null, 8080));
        assertEquals("Health check grace period is only valid for services configured to use load balancers",
                assertThrows(InvalidParameterException.class, () -> create(r -> r.healthCheckGracePeriodSeconds(9)))
                        .awsErrorDetails().errorMessage());
    }

    @Test
    void anUpdateToADefinitionWithoutThePortIsRefusedToo() {
        create(targetGroup);
        scene.register("1", container -> container.portMappings(List.of()));

        assertEquals("The container api did not have a container port 8080 defined.",
                assertThrows(InvalidParameterException.class, scene::update).awsErrorDetails().errorMessage());
    }

    @Test
    void anUpdateMovesTheServiceToAnotherTargetGroup() {
        create(targetGroup);
        scene.pass(90);
        String other = heard("other", r -> r.healthCheckPath("/api/hello"));
        scene.ecs.updateService(r -> r.cluster("c").service("web").loadBalancers(to(other, "api", 8080)));
        scene.pass(90);

        assertEquals(TargetHealthStateEnum.HEALTHY, health(other).getFirst().targetHealth().state());
        assertEquals(TargetHealthStateEnum.DRAINING, health(targetGroup).getFirst().targetHealth().state());
    }

    private void assertRefused(String message, LoadBalancer balancer) {
        InvalidParameterException refused = assertThrows(InvalidParameterException.class,
                () -> create(r -> r.loadBalancers(balancer)));
        assertEquals(message, refused.awsErrorDetails().errorMessage());
    }

    private void create(String... targetGroups) {
        create(_ -> {}, targetGroups);
    }

    private void create(Consumer<CreateServiceRequest.Builder> changes, String... targetGroups) {
        List<LoadBalancer> balancers = List.of(targetGroups).stream().map(arn -> to(arn, "api", 8080)).toList();
        scene.ecs.createService(r -> {
            r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1).launchType("FARGATE")
                    .networkConfiguration(scene.network("ENABLED")).loadBalancers(balancers)
                    .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true)));
            changes.accept(r);
        });
    }

    private static LoadBalancer to(String targetGroup, String container, int port) {
        return LoadBalancer.builder().targetGroupArn(targetGroup).containerName(container).containerPort(port).build();
    }

    /** A target group that a load balancer of its own sends requests to. */
    private String heard(String name, Consumer<CreateTargetGroupRequest.Builder> changes) {
        String arn = newGroup(name, changes);
        List<String> subnets = scene.clients.ec2().describeSubnets().subnets().stream()
                .map(subnet -> subnet.subnetId()).toList();
        String balancer = elb.createLoadBalancer(r -> r.name(name).securityGroups(front).subnets(subnets))
                .loadBalancers().getFirst().loadBalancerArn();
        elb.createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(arn).build()));
        return arn;
    }

    private String newGroup(String name, Consumer<CreateTargetGroupRequest.Builder> changes) {
        return elb.createTargetGroup(r -> {
            r.name(name).protocol(ProtocolEnum.HTTP).port(8080).vpcId(group.vpcId()).targetType("ip");
            changes.accept(r);
        }).targetGroups().getFirst().targetGroupArn();
    }

    private void open(int port) {
        scene.clients.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group.groupId())
                .ipPermissions(permission(port)));
    }

    private IpPermission permission(int port) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port)
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(front).build()).build();
    }

    private List<TargetHealthDescription> health(String arn) {
        return elb.describeTargetHealth(r -> r.targetGroupArn(arn)).targetHealthDescriptions();
    }

    private TargetHealthReasonEnum reason(String arn) {
        return health(arn).getFirst().targetHealth().reason();
    }

    private Deployment deployment() {
        return scene.service().deployments().getFirst();
    }

    private static String address(Task task) {
        return task.attachments().getFirst().details().stream()
                .filter(detail -> detail.name().equals("privateIPv4Address")).map(KeyValuePair::value).findFirst()
                .orElseThrow();
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }
}
