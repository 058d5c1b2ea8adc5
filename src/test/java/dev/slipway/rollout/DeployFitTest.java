package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.parts.Applying;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Platform;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.taskdef.TaskDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

/** What a deployment refuses because the service could not run it, and what it takes for the same. */
class DeployFitTest {

    @TempDir
    private Path folder;
    private Stage stage;
    private Deploy deploy;

    @BeforeEach
    void runV1() throws ProblemException {
        stage = new Stage();
        deploy = new Deploy(stage.account, new Registration(stage.account));
        new Applying(folder).make(deploy, stage.pushed("v1"));
        stage.pass(300);
        stage.pushed("v2");
    }

    @Test
    void aContainerThatTheLoadBalancerLooksForMustBeThere() throws ProblemException {
        stage.pretend(service -> balanced(service, "web", 8080));

        assertEquals(new RolloutProblem.NoBalancedContainer("my-app-api-service", "web", 8080, List.of("api")),
                refused(stage.request("v2")));
    }

    @Test
    void aPortThatTheLoadBalancerSendsToMustBeMapped() throws ProblemException {
        stage.pretend(service -> balanced(service, "api", 9090));

        assertEquals(new RolloutProblem.NoBalancedPort("my-app-api-service", "api", 9090, List.of("8080")),
                refused(stage.request("v2")));
        stage.pretend(service -> balanced(service, "api", 8080));
        assertEquals(2, deploy.plan(stage.request("v2")).toMake().size());
    }

    @Test
    void aDefinitionForInstancesDoesNotRunOnFargate() throws ProblemException {
        assertEquals(new RolloutProblem.NotForFargate("my-app-api-service", "awsvpc", List.of("EC2")),
                refused(changed(text -> text.replace("\"FARGATE\"", "\"EC2\""))));
        assertEquals(new RolloutProblem.NotForFargate("my-app-api-service", "bridge", List.of("FARGATE")),
                refused(changed(text -> text.replace("\"awsvpc\"", "\"bridge\""))));
    }

    @Test
    void capacityProvidersOfFargateAreFargate() throws ProblemException {
        stage.pretend(service -> provided(service, "FARGATE_SPOT"));
        assertEquals(new RolloutProblem.NotForFargate("my-app-api-service", "awsvpc", List.of("EC2")),
                refused(changed(text -> text.replace("\"FARGATE\"", "\"EC2\""))));

        stage.pretend(service -> provided(service, "my-instances"));
        assertEquals(2, deploy.plan(changed(text -> text.replace("\"FARGATE\"", "\"EC2\""))).toMake().size());
        stage.pretend(service -> service.toBuilder().launchType(LaunchType.EC2).build());
        assertEquals(2, deploy.plan(changed(text -> text.replace("\"FARGATE\"", "\"EC2\""))).toMake().size());
    }

    @Test
    void aDefinitionForFargateAloneDoesNotRunOnInstances() throws ProblemException {
        stage.pretend(service -> service.toBuilder().launchType(LaunchType.EC2).build());
        assertEquals(new RolloutProblem.NotForInstances("my-app-api-service", "EC2", List.of("FARGATE")),
                refused(stage.request("v2")));
        stage.pretend(service -> provided(service, "my-instances"));
        assertEquals(new RolloutProblem.NotForInstances("my-app-api-service", "EC2", List.of("FARGATE")),
                refused(stage.request("v2")));

        assertEquals(2, deploy.plan(changed(text -> text.replace("\"FARGATE\"", "\"FARGATE\", \"EC2\""))).toMake()
                .size(), "for both");
        assertEquals(2, deploy.plan(changed(text -> text.replace("\"FARGATE\"", "\"MANAGED_INSTANCES\""))).toMake()
                .size(), "a provider may bring either");
    }

    @Test
    void onInstancesTheNetworkModeAndTheServicesNetworkBelongTogether() throws ProblemException {
        UnaryOperator<String> bridged = text -> text.replace("\"FARGATE\"", "\"EC2\"")
                .replace("\"awsvpc\"", "\"bridge\"");
        stage.pretend(service -> service.toBuilder().launchType(LaunchType.EC2).build());
        assertEquals(new RolloutProblem.NetworkUnwanted("my-app-api-service", "bridge"), refused(changed(bridged)));

        stage.pretend(service -> service.toBuilder().launchType(LaunchType.EC2).networkConfiguration(
                (NetworkConfiguration) null).build());
        assertEquals(new RolloutProblem.NetworkMissing("my-app-api-service"),
                refused(changed(text -> text.replace("\"FARGATE\"", "\"EC2\""))));
        assertEquals(2, deploy.plan(changed(bridged)).toMake().size());
    }

    @Test
    void whatIsNotJudgedOfTasksThatShareTheirInstancesAddressesIsSaid() throws ProblemException {
        assertFalse(Remarks.of(stage.watch("", Duration.ofSeconds(1))).contains(Note.info("rollout.remark.shared")));
        stage.pretend(service -> service.toBuilder().launchType(LaunchType.EC2).networkConfiguration(
                (NetworkConfiguration) null).build());

        assertTrue(Remarks.of(stage.watch("", Duration.ofSeconds(1))).contains(Note.info("rollout.remark.shared")));
    }

    @Test
    void anImageForAnotherProcessorIsRefused() throws ProblemException {
        DeployRequest wanted = stage.request("v2");

        assertEquals(new RolloutProblem.WrongPlatform(wanted.image().name().byTag(), "linux/arm64", "linux/amd64"),
                refused(builtFor(wanted, Platform.ARM64)));
        assertEquals(2, deploy.plan(builtFor(wanted, Platform.X86_64)).toMake().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CODE_DEPLOY", "EXTERNAL"})
    void whatAnotherToolDeploysIsLeftToIt(String controller) throws ProblemException {
        stage.pretend(service -> service.toBuilder().deploymentController(it -> it.type(controller)).build());
        var problem = new RolloutProblem.OtherController("my-app-api-service", controller);

        assertEquals(problem, refused(stage.request("v2")));
        assertEquals(problem, thrown(() -> new Rollback(stage.account).plan(
                RollbackRequest.toTheLastGood(stage.service))));
        assertEquals(problem, thrown(() -> new Redeploy(stage.account).plan(new RedeployRequest(stage.service))));
        assertEquals(problem, thrown(() -> new StopDeployment(stage.account).plan(new StopRequest(stage.service))));
        assertEquals(1, new Scale(stage.account).plan(new ScaleRequest(stage.service, 2)).toMake().size(),
                "how many tasks run may be set all the same");
    }

    @Test
    void anotherTagOfTheImageThatRunsIsNoChange() throws ProblemException {
        deployElsewhere(stage.request("v1").image().name().byTag());
        retag("v1", "stable");

        Plan<DeployRequest> plan = deploy.plan(stage.request("stable"));

        assertTrue(plan.isAllKept(), plan.changes().toString());
        assertTrue(((Change.Keep) plan.changes().getFirst()).evidence().endsWith("my-app-api:2"));
        assertEquals("rollout.image.same", plan.notes().get(1).key());
    }

    @Test
    void aTagThatMeansAnotherImageByNowIsAChange() throws ProblemException {
        DeployRequest latest = stage.request("v2");
        deployElsewhere(latest.image().name().byTag());
        assertTrue(deploy.plan(stage.request("v2")).isAllKept());

        retag("v1", "v2");

        assertEquals(2, deploy.plan(stage.request("v2")).toMake().size());
    }

    @Test
    void whatTheServiceRunsIsKeptThoughSomebodyRegisteredANewerRevision() throws ProblemException {
        register("nginx");

        assertTrue(deploy.plan(stage.request("v1")).isAllKept());
    }

    /** As the workflow does it: the image by its tag, in a revision of its own. */
    private void deployElsewhere(String image) throws ProblemException {
        register(image);
        stage.account.ecs().updateService(r -> r.cluster("my-app-cluster").service("my-app-api-service")
                .taskDefinition("my-app-api"));
        stage.pass(300);
    }

    private void register(String image) throws ProblemException {
        stage.account.ecs().registerTaskDefinition(Registration.request(new RegistrationRequest(
                Edit.image(stage.definition(), "api", image), "")));
    }

    private void retag(String from, String to) {
        var image = stage.account.ecr().batchGetImage(r -> r.repositoryName("my-app-api").imageIds(
                ImageIdentifier.builder().imageTag(from).build())).images().getFirst();
        stage.account.ecr().putImage(r -> r.repositoryName("my-app-api").imageTag(to)
                .imageManifest(image.imageManifest()));
    }

    private DeployRequest changed(UnaryOperator<String> edit) throws ProblemException {
        DeployRequest wanted = stage.request("v2");
        return DeployRequest.of(wanted.pipeline(), TaskDefinition.parse(edit.apply(wanted.definition().text())),
                wanted.image(), wanted.network());
    }

    private static DeployRequest builtFor(DeployRequest wanted, Platform platform) {
        return DeployRequest.of(wanted.pipeline(), wanted.definition(),
                new Facts.Image(wanted.image().name(), Optional.of(platform)), wanted.network());
    }

    private static Service balanced(Service service, String container, int port) {
        return service.toBuilder().loadBalancers(LoadBalancer.builder()
                .targetGroupArn("arn:aws:elasticloadbalancing:group").containerName(container).containerPort(port).build()).build();
    }

    private static Service provided(Service service, String provider) {
        return service.toBuilder().launchType((String) null).capacityProviderStrategy(
                CapacityProviderStrategyItem.builder().capacityProvider(provider).weight(1).build()).build();
    }

    private Problem refused(DeployRequest wanted) {
        return thrown(() -> deploy.plan(wanted));
    }

    private static Problem thrown(Executable plan) {
        return assertThrows(ProblemException.class, plan).problem();
    }
}
