package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.BalancedService;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

class LiveServiceTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
    private static final Service SERVICE = Service.builder().status("ACTIVE").desiredCount(2)
            .taskDefinition("arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:7")
            .launchType(LaunchType.FARGATE)
            .loadBalancers(LoadBalancer.builder().containerName("api").containerPort(8080).build(),
                    LoadBalancer.builder().loadBalancerName("classic").build())
            .networkConfiguration(it -> it.awsvpcConfiguration(vpc -> vpc.subnets("subnet-1").securityGroups("sg-1"))).build();
    private final Clients practice = new PracticeAccount(
            PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1").clients();
    private final BalancedService balanced = new BalancedService(practice, PIPELINE);

    @Test
    void whatTheServiceSaysIsRead() throws ProblemException {
        assertEquals(Optional.of(new LiveService.Found(new Facts.Service("my-app-api", "FARGATE", Optional.of(true),
                List.of(new Facts.Balancer("api", 8080)), OptionalInt.of(2)), Optional.empty(), List.of("sg-1"))),
                answering(SERVICE).read("c", "s", "api"));
    }

    @Test
    void whatIsLeftOfADeletedServiceSaysNothing() throws ProblemException {
        assertEquals(Optional.empty(), answering(SERVICE.toBuilder().status("INACTIVE").build()).read("c", "s", "api"));
        assertEquals(Optional.empty(), answering(SERVICE.toBuilder().status("DRAINING").build()).read("c", "s", "api"));
    }

    @Test
    void anAccountWithoutTheClusterHasNoService() throws ProblemException {
        Account empty = Account.connect(practice, "ap-northeast-1", new CallLog(InstantSource.system()));

        assertEquals(Optional.empty(), new LiveService(empty).read("my-app-cluster", "my-app-api-service", "api"));
    }

    @Test
    void whoMayNotLookIsToldSoAndNotThatThereIsNone() throws ProblemException {
        Refusing refusing = new Refusing();
        Account account = Account.connect(refusing.around(practice), "ap-northeast-1",
                new CallLog(InstantSource.system()));
        refusing.deny("DescribeServices");

        ProblemException e = assertThrows(ProblemException.class, () -> new LiveService(account).read("c", "s", "api"));
        assertInstanceOf(AwsProblem.AccessDenied.class, e.problem());
    }

    @Test
    void fargateByACapacityProviderIsFargateAndOtherControllersSayNothingOfTheNetwork() {
        Facts.Service spot = LiveService.facts(SERVICE.toBuilder().launchType((LaunchType) null)
                .capacityProviderStrategy(
                CapacityProviderStrategyItem.builder().capacityProvider("FARGATE_SPOT").build()).build());
        Facts.Service codeDeploy = LiveService.facts(SERVICE.toBuilder()
                .networkConfiguration((NetworkConfiguration) null)
                .deploymentController(it -> it.type("CODE_DEPLOY")).build());
        Facts.Service own = LiveService.facts(Service.builder().build());

        assertEquals("FARGATE", spot.launchType());
        assertEquals(Optional.empty(), codeDeploy.hasNetwork());
        assertEquals(new Facts.Service("", "", Optional.of(false), List.of(), OptionalInt.empty()), own);
    }

    @Test
    void whatItsTargetGroupSaysIsRead() throws ProblemException {
        String arn = balanced.targetGroup("front", r -> r.port(80).healthCheckPort("9000").healthCheckPath("/up"));
        balanced.make(balanced.toTheApp(arn));
        LiveService.Found found = found(live(practice));

        assertEquals(Optional.of(arn), found.targetGroup());
        assertEquals(List.of(new Facts.Balancer("api", 8080)), found.said().balancers());
        assertEquals(new Facts.TargetGroup("ip", OptionalInt.of(80), new Facts.Health("9000", "/up")),
                live(practice).targetGroup(arn));
    }

    @Test
    void aTargetGroupThatIsAskedByConnectionsHasNoPath() throws ProblemException {
        String arn = balanced.targetGroup("front", r -> r.healthCheckProtocol("TCP").healthCheckPath(null));

        assertEquals(new Facts.TargetGroup("ip", OptionalInt.of(8080), new Facts.Health("traffic-port", "")),
                live(practice).targetGroup(arn));
    }

    @Test
    void ofSeveralTargetGroupsItIsThatOfTheContainerAskedForOrElseTheFirst() throws ProblemException {
        String first = balanced.targetGroup("first", _ -> {});
        String app = balanced.targetGroup("app", _ -> {});
        balanced.make(BalancedService.to(first, "proxy", 80), balanced.toTheApp(app));

        assertEquals(Optional.of(app), found(live(practice)).targetGroup());
        assertEquals(Optional.of(first), live(practice).read(PIPELINE.target().cluster(), PIPELINE.target().service(),
                "another").orElseThrow().targetGroup());
    }

    @Test
    void aTargetGroupThatIsGoneOrMayNotBeReadIsToldAsThat() throws ProblemException {
        String arn = balanced.targetGroup("front", _ -> {});
        balanced.make(balanced.toTheApp(arn));
        Refusing refusing = new Refusing().deny("DescribeTargetGroups");
        LiveService denied = live(refusing.around(practice));
        ProblemException refusal = assertThrows(ProblemException.class, () -> denied.targetGroup(arn));
        assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem());

        balanced.delete(arn);
        ProblemException gone = assertThrows(ProblemException.class, () -> live(practice).targetGroup(arn));
        assertEquals(new TargetProblem.NoTargetGroup("front"), gone.problem());
        assertEquals(Optional.of(arn), found(live(practice)).targetGroup());
    }

    private static LiveService.Found found(LiveService live) throws ProblemException {
        return live.read(PIPELINE.target().cluster(), PIPELINE.target().service(), PIPELINE.app().container())
                .orElseThrow();
    }

    private static LiveService live(Clients clients) throws ProblemException {
        return new LiveService(Account.connect(clients, "ap-northeast-1", new CallLog(InstantSource.system())));
    }

    private LiveService answering(Service service) throws ProblemException {
        EcsClient ecs = new EcsClient() {
            @Override
            public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
                return DescribeServicesResponse.builder().services(service).build();
            }

            @Override
            public String serviceName() {
                return "ecs";
            }

            @Override
            public void close() {}
        };
        return live(new Clients(practice.sts(), practice.iam(), practice.ecr(), ecs, practice.ec2(), practice.logs(),
                practice.elb(), practice.quotas()));
    }
}
