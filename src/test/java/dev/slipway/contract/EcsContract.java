package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Clients;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** What ECS does, whoever answers. Each test has a cluster of its own. */
abstract class EcsContract {

    private static final int PATIENCE = 400;

    private final String cluster = "cluster-" + UUID.randomUUID();
    private final String family = "family-" + UUID.randomUUID();

    abstract Clients clients();

    /** Lets a little time go by: a few seconds of a rollout. */
    abstract void pass();

    private EcsClient ecs() {
        return clients().ecs();
    }

    @BeforeEach
    void createCluster() {
        ecs().createCluster(r -> r.clusterName(cluster).tags(tag("slipway:pipeline", "me/api")));
    }

    @Test
    void aClusterIsDescribedWithItsTagsWhenTheyAreAskedFor() {
        var plain = ecs().describeClusters(r -> r.clusters(cluster)).clusters().getFirst();
        var tagged = ecs().describeClusters(r -> r.clusters(cluster).include(ClusterField.TAGS)).clusters().getFirst();

        assertEquals("ACTIVE", plain.status());
        assertEquals(List.of(), plain.tags());
        assertEquals(List.of(tag("slipway:pipeline", "me/api")), tagged.tags());
        assertTrue(ecs().listClusters().clusterArns().contains(plain.clusterArn()));
    }

    @Test
    void aClusterThatIsNotThereIsAFailureAndNoError() {
        var answer = ecs().describeClusters(r -> r.clusters("nowhere"));

        assertEquals(List.of(), answer.clusters());
        assertEquals("MISSING", answer.failures().getFirst().reason());
        assertTrue(answer.failures().getFirst().arn().endsWith(":cluster/nowhere"));
    }

    @Test
    void aTaskDefinitionComesBackAsItWasRegisteredWithWhatEcsAdds() {
        RegisterTaskDefinitionRequest request = definition().tags(tag("a", "b")).enableFaultInjection(false).build();
        var made = ecs().registerTaskDefinition(request);
        var found = ecs().describeTaskDefinition(r -> r.taskDefinition(family).include(TaskDefinitionField.TAGS));

        TaskDefinition definition = found.taskDefinition();
        assertEquals(made.taskDefinition().taskDefinitionArn(), definition.taskDefinitionArn());
        assertTrue(definition.taskDefinitionArn().endsWith(":task-definition/" + family + ":1"));
        assertEquals(TaskDefinitionStatus.ACTIVE, definition.status());
        assertEquals(false, definition.enableFaultInjection());
        assertNotNull(definition.registeredAt());
        assertNotNull(definition.registeredBy());
        assertTrue(definition.compatibilitiesAsStrings().contains("FARGATE"));
        assertEquals(List.of(tag("a", "b")), found.tags());
        assertEquals(List.of(tag("a", "b")), made.tags());
        PortMapping port = definition.containerDefinitions().getFirst().portMappings().getFirst();
        assertEquals(8080, port.hostPort());
        assertEquals("tcp", port.protocolAsString());
    }

    @Test
    void theNewestActiveRevisionIsMeantByTheFamily() {
        ecs().registerTaskDefinition(definition().build());
        ecs().registerTaskDefinition(definition().build());
        ecs().registerTaskDefinition(definition().build());
        ecs().deregisterTaskDefinition(r -> r.taskDefinition(family + ":3"));

        assertEquals(2, ecs().describeTaskDefinition(r -> r.taskDefinition(family)).taskDefinition().revision());
        assertEquals(List.of(1, 2), ecs().listTaskDefinitions(r -> r.familyPrefix(family)).taskDefinitionArns().stream()
                .map(arn -> Integer.valueOf(arn.substring(arn.lastIndexOf(':') + 1))).toList());
    }

    @Test
    void anEmptyListOfTagsIsRefused() {
        EcsException refusal = refused(() -> ecs().registerTaskDefinition(definition().tags(List.of()).build()));

        assertEquals("ClientException", refusal.awsErrorDetails().errorCode());
        assertEquals("Tags can not be empty.", refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void aTaskDefinitionThatIsNotThereCannotBeDescribed() {
        EcsException refusal = refused(() -> ecs().describeTaskDefinition(r -> r.taskDefinition("nothing:1")));

        assertEquals("ClientException", refusal.awsErrorDetails().errorCode());
        assertEquals("Unable to describe task definition.", refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void whatIsNotThereIsNamedAsAwsNamesIt() {
        assertEquals("ClusterNotFoundException", code(() -> ecs().describeServices(
                r -> r.cluster("nowhere").services("web"))));
        assertEquals("ServiceNotFoundException", code(() -> ecs().updateService(
                r -> r.cluster(cluster).service("nothing").desiredCount(1))));
        assertEquals("MISSING", ecs().describeServices(r -> r.cluster(cluster).services("nothing")).failures()
                .getFirst().reason());
        assertEquals("MISSING", ecs().describeTasks(r -> r.cluster(cluster).tasks("0123456789abcdef")).failures()
                .getFirst().reason());
    }

    @Test
    void aServiceWithoutANetworkIsRefused() {
        ecs().registerTaskDefinition(definition().build());

        EcsException refusal = refused(() -> ecs().createService(r -> r.cluster(cluster).serviceName("web")
                .taskDefinition(family).desiredCount(1).launchType("FARGATE")));

        assertEquals("InvalidParameterException", refusal.awsErrorDetails().errorCode());
        assertEquals("Network Configuration must be provided when networkMode 'awsvpc' is specified.",
                refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void aServiceInASubnetThatIsNotThereIsRefused() {
        ecs().registerTaskDefinition(definition().build());

        assertEquals("InvalidParameterException", code(() -> ecs().createService(r -> r.cluster(cluster)
                .serviceName("web").taskDefinition(family).desiredCount(1).launchType("FARGATE")
                .networkConfiguration(in("subnet-0123456789abcdef0")))));
    }

    @Test
    void aNewServiceRollsOutToASteadyState() {
        Service made = createService();
        Deployment first = made.deployments().getFirst();
        Service steady = until(EcsContract::isSteady);

        assertEquals("ACTIVE", made.status());
        assertTrue(first.id().matches("ecs-svc/\\d{19}"));
        assertEquals(DeploymentRolloutState.IN_PROGRESS, first.rolloutState());
        Deployment completed = steady.deployments().getFirst();
        assertEquals(first.id(), completed.id());
        assertEquals(DeploymentRolloutState.COMPLETED, completed.rolloutState());
        assertEquals("ECS deployment " + first.id() + " completed.", completed.rolloutStateReason());
        assertEquals(1, steady.runningCount());
        assertEquals(0, steady.pendingCount());
        assertEquals(List.of("(service web) has reached a steady state.",
                "(service web) (deployment " + first.id() + ") deployment completed.",
                "(service web) has started 1 tasks: (task " + taskId(theTask()) + ")."), events(steady));
    }

    @Test
    void theTaskOfAServiceHasAnInterfaceWithAPublicAddress() {
        createService();
        until(EcsContract::isSteady);

        Task task = theTask();
        assertEquals("RUNNING", task.lastStatus());
        assertEquals("service:web", task.group());
        Attachment attachment = task.attachments().getFirst();
        assertEquals("ElasticNetworkInterface", attachment.type());
        Map<String, String> details = attachment.details().stream()
                .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value));
        NetworkInterface network = clients().ec2().describeNetworkInterfaces(
                r -> r.networkInterfaceIds(details.get("networkInterfaceId"))).networkInterfaces().getFirst();
        assertEquals(details.get("subnetId"), network.subnetId());
        assertEquals(details.get("privateIPv4Address"), network.privateIpAddress());
        assertNotNull(network.association().publicIp());
        assertEquals(task.containers().getFirst().networkInterfaces().getFirst().privateIpv4Address(),
                network.privateIpAddress());
    }

    @Test
    void anUpdateReplacesTheTasksOfTheOldRevision() {
        createService();
        until(EcsContract::isSteady);
        String oldTask = theTask().taskArn();
        ecs().registerTaskDefinition(definition().build());

        Service updated = ecs().updateService(r -> r.cluster(cluster).service("web").taskDefinition(family)).service();
        assertEquals(List.of("PRIMARY", "ACTIVE"), updated.deployments().stream().map(Deployment::status).toList());
        assertTrue(updated.taskDefinition().endsWith(family + ":2"));
        until(service -> service.deployments().size() == 1 && isSteady(service));

        assertNotEquals(oldTask, theTask().taskArn());
        assertTrue(theTask().taskDefinitionArn().endsWith(family + ":2"));
        Task stopped = until(DesiredStatus.STOPPED, "STOPPED");
        assertEquals(oldTask, stopped.taskArn());
        assertEquals("ServiceSchedulerInitiated", stopped.stopCodeAsString());
        assertEquals("Scaling activity initiated by (deployment " + stopped.startedBy() + ")",
                stopped.stoppedReason());
    }

    @Test
    void theServiceDeploymentsTellTheHistory() {
        createService();
        until(EcsContract::isSteady);
        ecs().updateService(r -> r.cluster(cluster).service("web").forceNewDeployment(true));
        var under = ecs().listServiceDeployments(r -> r.cluster(cluster).service("web")).serviceDeployments();
        until(service -> service.deployments().size() == 1 && isSteady(service));
        var after = ecs().listServiceDeployments(r -> r.cluster(cluster).service("web")).serviceDeployments();

        assertEquals(List.of(ServiceDeploymentStatus.IN_PROGRESS, ServiceDeploymentStatus.SUCCESSFUL),
                under.stream().map(it -> it.status()).toList());
        assertNull(under.getFirst().finishedAt());
        assertEquals(ServiceDeploymentStatus.SUCCESSFUL, after.getFirst().status());
        assertNotNull(after.getFirst().finishedAt());
        ServiceDeployment described = ecs().describeServiceDeployments(
                r -> r.serviceDeploymentArns(after.getFirst().serviceDeploymentArn())).serviceDeployments().getFirst();
        assertEquals(3, described.deploymentCircuitBreaker().threshold());
        assertEquals(true, described.deploymentConfiguration().deploymentCircuitBreaker().rollback());
    }

    @Test
    void aStoppedServiceDeploymentGoesBackToTheLastGoodRevision() {
        String arn = secondDeployment();

        ecs().stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"));
        Service back = until(service -> service.deployments().size() == 1 && isSteady(service));

        assertTrue(back.taskDefinition().endsWith(family + ":1"));
        assertEquals(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL, ecs().describeServiceDeployments(
                r -> r.serviceDeploymentArns(arn)).serviceDeployments().getFirst().status());
    }

    @Test
    void stoppingWhatGoesBackAlreadyLetsItGoOn() {
        String arn = secondDeployment();
        ecs().stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"));

        assertEquals(arn, ecs().stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"))
                .serviceDeploymentArn());
    }

    @Test
    void whatHasEndedCannotBeStoppedAndAbortingIsNotOffered() {
        String arn = secondDeployment();

        assertEquals("UnsupportedFeatureException",
                code(() -> ecs().stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ABORT"))));
        until(service -> service.deployments().size() == 1 && isSteady(service));
        assertEquals("ConflictException",
                code(() -> ecs().stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType("ROLLBACK"))));
    }

    @Test
    void theFirstDeploymentHasNothingToBeTakenBackTo() {
        createService();
        var first = ecs().listServiceDeployments(r -> r.cluster(cluster).service("web")).serviceDeployments()
                .getFirst();

        assertEquals(List.of(), ecs().describeServiceDeployments(r -> r.serviceDeploymentArns(
                first.serviceDeploymentArn())).serviceDeployments().getFirst().sourceServiceRevisions());
        assertEquals("ConflictException", code(() -> ecs().stopServiceDeployment(
                r -> r.serviceDeploymentArn(first.serviceDeploymentArn()).stopType("ROLLBACK"))));
    }

    @Test
    void theServiceRevisionsTellWhatEachDeploymentWasMadeOf() {
        ServiceDeployment second = ecs().describeServiceDeployments(r -> r.serviceDeploymentArns(secondDeployment()))
                .serviceDeployments().getFirst();
        String before = second.sourceServiceRevisions().getFirst().arn();
        var revisions = ecs().describeServiceRevisions(r -> r.serviceRevisionArns(before,
                second.targetServiceRevision().arn(), before + "0"));

        assertEquals(List.of(family + ":1", family + ":2"), revisions.serviceRevisions().stream()
                .map(it -> it.taskDefinition().substring(it.taskDefinition().lastIndexOf('/') + 1)).toList());
        var old = revisions.serviceRevisions().getFirst();
        assertEquals("api", old.containerImages().getFirst().containerName());
        assertEquals("public.ecr.aws/docker/library/httpd:2.4", old.containerImages().getFirst().image());
        assertEquals(1, old.networkConfiguration().awsvpcConfiguration().subnets().size());
        assertEquals("MISSING", revisions.failures().getFirst().reason());
    }

    /** The ARN of the service deployment that is to replace a completed one. */
    private String secondDeployment() {
        createService();
        until(EcsContract::isSteady);
        ecs().registerTaskDefinition(definition().build());
        ecs().updateService(r -> r.cluster(cluster).service("web").taskDefinition(family));
        return ecs().listServiceDeployments(r -> r.cluster(cluster).service("web")).serviceDeployments().getFirst()
                .serviceDeploymentArn();
    }

    @Test
    void aServiceMustBeScaledToNothingBeforeItIsDeleted() {
        createService();
        until(EcsContract::isSteady);

        assertEquals("InvalidParameterException",
                code(() -> ecs().deleteService(r -> r.cluster(cluster).service("web"))));
        ecs().updateService(r -> r.cluster(cluster).service("web").desiredCount(0));
        until(service -> service.runningCount() == 0);
        ecs().deleteService(r -> r.cluster(cluster).service("web"));
        until(service -> service.status().equals("INACTIVE"));
        assertFalse(ecs().listServices(r -> r.cluster(cluster)).hasServiceArns()
                && !ecs().listServices(r -> r.cluster(cluster)).serviceArns().isEmpty());
    }

    private RegisterTaskDefinitionRequest.Builder definition() {
        return RegisterTaskDefinitionRequest.builder().family(family).networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .containerDefinitions(ContainerDefinition.builder().name("api")
                        .image("public.ecr.aws/docker/library/httpd:2.4")
                        .portMappings(PortMapping.builder().containerPort(8080).build()).build());
    }

    private Service createService() {
        ecs().registerTaskDefinition(definition().build());
        String subnet = clients().ec2().describeSubnets().subnets().getFirst().subnetId();
        return ecs().createService(r -> r.cluster(cluster).serviceName("web").taskDefinition(family).desiredCount(1)
                .launchType("FARGATE").networkConfiguration(in(subnet))
                .deploymentConfiguration(DeploymentConfiguration.builder()
                        .deploymentCircuitBreaker(b -> b.enable(true).rollback(true)).build())).service();
    }

    private static NetworkConfiguration in(String subnet) {
        return NetworkConfiguration.builder().awsvpcConfiguration(AwsVpcConfiguration.builder().subnets(subnet)
                .assignPublicIp("ENABLED").build()).build();
    }

    private Service until(Predicate<Service> wanted) {
        for (int i = 0; i < PATIENCE; i++) {
            Service service = ecs().describeServices(r -> r.cluster(cluster).services("web")).services().getFirst();
            if (wanted.test(service)) {
                return service;
            }
            pass();
        }
        throw new AssertionError("still not so: " + ecs().describeServices(
                r -> r.cluster(cluster).services("web")).services());
    }

    private Task until(DesiredStatus desired, String status) {
        for (int i = 0; i < PATIENCE; i++) {
            List<Task> tasks = tasks(desired);
            if (!tasks.isEmpty() && tasks.getFirst().lastStatus().equals(status)) {
                return tasks.getFirst();
            }
            pass();
        }
        throw new AssertionError("no task is " + status);
    }

    private static boolean isSteady(Service service) {
        return service.hasEvents() && !service.events().isEmpty()
                && service.events().getFirst().message().endsWith("has reached a steady state.");
    }

    private static List<String> events(Service service) {
        return service.events().stream().map(ServiceEvent::message).toList();
    }

    private Task theTask() {
        return tasks(DesiredStatus.RUNNING).getFirst();
    }

    private List<Task> tasks(DesiredStatus desired) {
        List<String> arns = ecs().listTasks(r -> r.cluster(cluster).serviceName("web").desiredStatus(desired))
                .taskArns();
        return arns.isEmpty() ? List.of() : ecs().describeTasks(r -> r.cluster(cluster).tasks(arns)).tasks();
    }

    private static String taskId(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String code(Executable call) {
        return refused(call).awsErrorDetails().errorCode();
    }

    private static EcsException refused(Executable call) {
        return assertThrows(EcsException.class, call);
    }
}
