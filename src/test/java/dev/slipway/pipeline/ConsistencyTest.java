package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsistencyTest {

    private static final String REGION = "ap-northeast-1";
    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("learner", "my-app"), "main");
    private static final Facts.Rendering RENDERING =
            new Facts.Rendering("./.aws/task-def-api.json", List.of("api"));
    private static final Facts.Destination DESTINATION =
            new Facts.Destination("my-app-cluster", "my-app-api-service", REGION);
    private static final Facts.Build BUILD = new Facts.Build("my-app-api", Set.of(Platform.X86_64));
    private static final Facts.Deploying DEPLOYING = new Facts.Deploying("v1", false);
    private static final Facts.Workflow WORKFLOW =
            new Facts.Workflow(RENDERING, DESTINATION, BUILD, DEPLOYING);
    private static final Facts.Container API = container("api", 8080);
    private static final Facts.Definition DEFINITION = definition(API);
    private static final Facts.Image IMAGE =
            image("123456789012.dkr.ecr." + REGION + ".amazonaws.com", "my-app-api");
    private static final Facts.Service SERVICE = service("api", 8080);
    private static final Facts.TargetGroup TARGET_GROUP = new Facts.TargetGroup("ip", OptionalInt.of(8080),
            new Facts.Health("traffic-port", "/api/hello"));
    private static final Facts AGREEING = Facts.unknown().with(PIPELINE, REGION).with(WORKFLOW).with(DEFINITION)
            .with(IMAGE).with(SERVICE).with(TARGET_GROUP);
    private static final Facts WITHOUT_BALANCER = AGREEING.with(new Facts.Service("my-app-api", "FARGATE",
            Optional.of(true), List.of(), OptionalInt.of(1)));
    private static final Facts FILES = Facts.unknown().with(PIPELINE, REGION).with(WORKFLOW).with(DEFINITION);

    @Test
    void whatAgreesIsNotTold() {
        assertEquals(List.of(), Consistency.of(AGREEING));
    }

    @Test
    void whatIsNotKnownContradictsNothing() {
        assertEquals(List.of(), Consistency.of(Facts.unknown()));
        assertEquals(List.of(), Consistency.of(AGREEING.with(Facts.Workflow.unknown())));
        assertEquals(List.of(), Consistency.of(AGREEING.with(
                new Facts.Definition("", List.of(), "", List.of(), Optional.empty(), false))));
        assertEquals(List.of(), Consistency.of(AGREEING.with(new Facts.Service("", "", Optional.empty(), List.of(),
                OptionalInt.empty()))));
        assertEquals(List.of(), Consistency.of(AGREEING.with(new Facts.TargetGroup("", OptionalInt.empty(),
                new Facts.Health("", "")))));
        assertEquals(List.of(), Consistency.of(AGREEING.with(PIPELINE, "")));
        assertEquals(List.of(), Consistency.of(AGREEING.with(definition(container("", 0)))
                .with(new Facts.Service("", "", Optional.empty(), List.of(), OptionalInt.empty()))
                .with(new Facts.TargetGroup("ip", OptionalInt.empty(), new Facts.Health("", "")))
                .with(PIPELINE.withApp(new App("api", "api", 0, "/api/hello", "")), REGION)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"planted", "plantedAround"})
    void oneContradictionIsToldAndNothingElse(Kind kind, Facts facts, String one, String other) {
        List<Disagreement> found = Consistency.of(facts);

        assertEquals(List.of(kind), found.stream().map(Disagreement::kind).toList(), found::toString);
        assertEquals(List.of(one, other), List.of(found.getFirst().one(), found.getFirst().other()));
    }

    @Test
    void everyKindIsPlantedOnce() {
        assertEquals(EnumSet.allOf(Kind.class), Stream.concat(planted(), plantedAround()).map(it -> (Kind) it.get()[0])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class))));
    }

    private static Stream<Arguments> planted() {
        Facts.Definition dummy = definition(container("dummy", 8080));
        Facts.Service toDummy = service("dummy", 8080);
        Facts bridge = AGREEING.with(withMode("bridge", "EC2"));
        Facts onEc2 = bridge.with(new Facts.TargetGroup("instance", OptionalInt.of(8080), TARGET_GROUP.health()));
        return Stream.of(
                arguments(Kind.WORKFLOW_CONTAINER, FILES.with(dummy), "api", "dummy"),
                arguments(Kind.PIPELINE_CONTAINER, FILES.with(dummy).with(rendering()), "api", "dummy"),
                arguments(Kind.BALANCER_CONTAINER, AGREEING.with(toDummy), "dummy", "api"),
                arguments(Kind.CONTAINER_NAMES, FILES.with(rendering("web"))
                        .with(definition(API, container("web", 80))), "web", "api"),
                arguments(Kind.PIPELINE_PORT, FILES.with(definition(container("api", 80))), "8080", "80"),
                arguments(Kind.BALANCER_PORT, AGREEING.with(service("api", 81)), "81", "8080"),
                arguments(Kind.TARGET_GROUP_PORT, AGREEING.with(new Facts.TargetGroup("ip", OptionalInt.of(80),
                        TARGET_GROUP.health())), "80", "8080"),
                arguments(Kind.HEALTH_PORT, AGREEING.with(new Facts.TargetGroup("ip", OptionalInt.of(8080),
                        new Facts.Health("9000", "/api/hello"))), "9000", "8080"),
                arguments(Kind.HEALTH_PATH, AGREEING.with(new Facts.TargetGroup("ip", OptionalInt.of(8080),
                        new Facts.Health("traffic-port", "/"))), "/", "/api/hello"),
                arguments(Kind.TARGET_TYPE, AGREEING.with(new Facts.TargetGroup("instance", OptionalInt.of(8080),
                        TARGET_GROUP.health())), "instance", "awsvpc"),
                arguments(Kind.TARGET_TYPE, bridge.with(on("EC2", false)), "ip", "bridge"),
                arguments(Kind.SERVICE_FAMILY, WITHOUT_BALANCER.with(new Facts.Service("web", "FARGATE",
                        Optional.of(true), List.of(), OptionalInt.of(1))), "web", "my-app-api"),
                arguments(Kind.PIPELINE_FAMILY, FILES.with(new Facts.Definition("web", List.of(API), "awsvpc",
                        List.of("FARGATE"), Optional.of(Platform.X86_64), false)), "my-app-api", "web"),
                arguments(Kind.LAUNCH_TYPE, AGREEING.with(withMode("awsvpc", "EC2")), "FARGATE", "EC2"),
                arguments(Kind.LAUNCH_TYPE, onEc2.with(withMode("bridge")), "FARGATE", "bridge"),
                arguments(Kind.NETWORK_MISSING, AGREEING.with(on("FARGATE", false)), "-", "awsvpc"),
                arguments(Kind.NETWORK_UNWANTED, onEc2.with(on("EC2", true)), "awsvpcConfiguration", "bridge"),
                arguments(Kind.BUILD_PLATFORM, FILES.with(new Facts.Workflow(RENDERING, DESTINATION,
                        new Facts.Build("my-app-api", Set.of(Platform.ARM64)), DEPLOYING)), "ARM64", "X86_64"),
                arguments(Kind.IMAGE_PLATFORM, AGREEING.with(new Facts.Image(IMAGE.name(),
                        Optional.of(Platform.ARM64))), "ARM64", "X86_64"),
                arguments(Kind.IMAGE_REGION, FILES.with(definition(API, new Facts.Container("proxy",
                        "123456789012.dkr.ecr.us-east-1.amazonaws.com/proxy:1", List.of(), ""))), "us-east-1", REGION),
                arguments(Kind.LOG_REGION, FILES.with(definition(new Facts.Container("api", "", API.ports(),
                        "us-east-1"))), REGION, "us-east-1"),
                arguments(Kind.PUSHED_REGION, AGREEING.with(image("123456789012.dkr.ecr.us-east-1.amazonaws.com",
                        "my-app-api")), "us-east-1", REGION),
                arguments(Kind.PUSHED_REPOSITORY, AGREEING.with(image(IMAGE.name().registry(), "web")), "web",
                        "my-app-api"),
                arguments(Kind.WORKFLOW_REGION, to("my-app-cluster", "my-app-api-service", "us-east-1"), "us-east-1",
                        REGION),
                arguments(Kind.WORKFLOW_FILE, FILES.with(new Facts.Workflow(new Facts.Rendering("task.json",
                        List.of("api")), DESTINATION, BUILD, DEPLOYING)), "task.json", ".aws/task-def-api.json"),
                arguments(Kind.WORKFLOW_CLUSTER, to("other", "my-app-api-service", REGION), "other", "my-app-cluster"),
                arguments(Kind.WORKFLOW_SERVICE, to("arn:aws:ecs:x:1:cluster/my-app-cluster", "other", ""), "other",
                        "my-app-api-service"),
                arguments(Kind.WORKFLOW_REPOSITORY, FILES.with(new Facts.Workflow(RENDERING, DESTINATION,
                        new Facts.Build("web", Set.of()), DEPLOYING)), "web", "my-app-api"),
                arguments(Kind.NOTHING_WANTED, WITHOUT_BALANCER.with(new Facts.Service("my-app-api", "FARGATE",
                        Optional.of(true), List.of(), OptionalInt.of(0))), "v1", "0"),
                arguments(Kind.WORKFLOW_PORT, FILES.with(trying(3000)), "3000", "8080"),
                arguments(Kind.WORKFLOW_ROLE, FILES.with(taking("123456789012")).with(ofAccount("210987654321")),
                        "123456789012", "210987654321"),
                arguments(Kind.WORKFLOW_LOG_REGION, Facts.unknown().with(WORKFLOW).with(definition(
                        new Facts.Container("api", "", API.ports(), "us-east-1"))), REGION, "us-east-1"),
                arguments(Kind.WORKFLOW_ACCOUNT, FILES.with(taking("123456789012")).with(new Facts.Settings(PIPELINE,
                        REGION, "210987654321")), "123456789012", "210987654321"),
                arguments(Kind.FAULT_INJECTION, FILES.with(new Facts.Definition("my-app-api", List.of(API), "awsvpc",
                        List.of("FARGATE"), Optional.of(Platform.X86_64), true)), "v1", "enableFaultInjection"));
    }

    private static Stream<Arguments> plantedAround() {
        Facts whole = WholePipeline.agreeing();
        return Stream.of(
                arguments(Kind.EXPOSED_PORT, whole.with(new Said.Dockerfile(List.of(80, 443), Optional.empty())),
                        "80, 443", "8080"),
                arguments(Kind.DOCKERFILE_PLATFORM, whole.with(new Said.Dockerfile(List.of(8080),
                        Optional.of(Platform.ARM64))), "ARM64", "X86_64"),
                arguments(Kind.IMAGE_ACCOUNT, whole.with(WholePipeline.definition("123456789012", "/ecs/my-app-api",
                        new Facts.Container("proxy", "210987654321.dkr.ecr." + REGION + ".amazonaws.com/proxy:1",
                                List.of(), ""))), "210987654321", "123456789012"),
                arguments(Kind.PUSHED_ACCOUNT, whole.with(image("210987654321.dkr.ecr." + REGION + ".amazonaws.com",
                        "my-app-api")), "210987654321", "123456789012"),
                arguments(Kind.ROLE_ACCOUNT, whole.with(WholePipeline.definition("210987654321", "/ecs/my-app-api"))
                        .with(WORKFLOW), "210987654321", "123456789012"),
                arguments(Kind.EXECUTION_ROLE, whole.with(new Facts.Definition("my-app-api", List.of(API), "awsvpc",
                        List.of("FARGATE"), Optional.of(Platform.X86_64), false, "", "another")), "another",
                        "ecsTaskExecutionRole"),
                arguments(Kind.EXECUTION_ROLE_MISSING, whole.with(new Said.Existing(Side.EXECUTION_ROLE,
                        "ecsTaskExecutionRole", false)), "ecsTaskExecutionRole", "-"),
                arguments(Kind.LOG_GROUP, whole.with(WholePipeline.definition("123456789012", "/ecs/other")),
                        "/ecs/other", "/ecs/my-app-api"),
                arguments(Kind.LOG_GROUP_MISSING, whole.with(new Said.Existing(Side.LOG_GROUP, "/ecs/my-app-api",
                        false)), "/ecs/my-app-api", "-"),
                arguments(Kind.CLUSTER_MISSING, whole.with(new Said.Existing(Side.CLUSTER, "my-app-cluster", false)),
                        "my-app-cluster", "-"),
                arguments(Kind.REPOSITORY_MISSING, whole.with(new Said.Existing(Side.REPOSITORY, "my-app-api", false)),
                        "my-app-api", "-"),
                arguments(Kind.PORT_CLOSED, whole.with(new Said.Inbound(List.of("sg-1"), 8080, false, "80")), "8080",
                        "80"),
                arguments(Kind.PORT_UNOPENED, Facts.unknown().with(PIPELINE, REGION)
                        .with(new Said.Inbound(List.of("sg-1"), 8080, false, "")), "8080", "-"),
                arguments(Kind.ROLE_MISSING, whole.with(new Said.Trusted("GitHubActionsEcsLearning", false,
                        List.of("repo:learner/my-app:ref:refs/heads/main"), List.of(), List.of())),
                        "GitHubActionsEcsLearning", "-"),
                arguments(Kind.TRUST_SUBJECT, whole.with(new Said.Trusted("GitHubActionsEcsLearning", true,
                        List.of("repo:learner/my-app:ref:refs/heads/main"),
                        List.of("repo:learner/my-app:ref:refs/heads/main"), List.of("repo:learner/other:*"))),
                        "repo:learner/my-app:ref:refs/heads/main", "repo:learner/other:*"),
                arguments(Kind.WORKFLOW_BRANCH, whole.with(WholePipeline.started(List.of("release"), false,
                        "AWS_ROLE_TO_ASSUME")), "release", "main"),
                arguments(Kind.SECRET_NAME, whole.with(WholePipeline.started(List.of("main"), true, "ROLE"))
                        .with(new Said.Secret(List.of("ROLE"), Optional.empty(), "")), "ROLE", "AWS_ROLE_TO_ASSUME"),
                arguments(Kind.SECRET_MISSING, whole.with(new Said.Secret(List.of(), Optional.empty(), "")),
                        "AWS_ROLE_TO_ASSUME", "-"),
                arguments(Kind.SECRET_ROLE, whole.with(new Said.Secret(List.of("aws_role_to_assume"),
                        Optional.of(false), "arn:role")), "-", "arn:role"),
                arguments(Kind.REMOTE, whole.with(new Said.Checkout(new RepositoryName("learner", "fork"))),
                        "learner/fork", "learner/my-app"));
    }

    @Test
    void aLogGroupThatTheDriverMakesIsNotMissing() {
        Facts.Container creating = new Facts.Container("api", "", API.ports(),
                new Workload.Log("/ecs/my-app-api", REGION, true));

        assertEquals(List.of(), Consistency.of(WholePipeline.agreeing().with(new Said.Existing(Side.LOG_GROUP,
                "/ecs/my-app-api", false)).with(definition(creating))));
    }

    @Test
    void aServiceOfTheDefinitionsFamilyDoesNotHideThatThePipelineMeansAnother() {
        Facts.Definition web = new Facts.Definition("web", List.of(API), "awsvpc", List.of("FARGATE"),
                Optional.of(Platform.X86_64), false);

        assertEquals(List.of(Kind.PIPELINE_FAMILY), Consistency.of(AGREEING.with(web).with(new Facts.Service("web",
                "FARGATE", Optional.of(true), List.of(), OptionalInt.of(1)))).stream().map(Disagreement::kind)
                .toList());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void onlyReleasesThatAskTheOldSdkMindFaultInjection(String release, int told) {
        Facts facts = FILES.with(new Facts.Definition("my-app-api", List.of(API), "awsvpc", List.of("FARGATE"),
                Optional.of(Platform.X86_64), true));

        assertEquals(told, Consistency.of(facts.with(new Facts.Workflow(RENDERING, DESTINATION, BUILD,
                new Facts.Deploying(release, false)))).size());
    }

    private static Stream<Arguments> releases() {
        return Stream.of(arguments("v1", 1), arguments("v1.5.0", 1), arguments("v1.6.0", 0), arguments("v2", 0),
                arguments("v1.10", 0), arguments("c465972ecbd160473f22e683363b422a5412a3de", 0));
    }

    @Test
    void whatTheDefinitionContradictsInItselfIsLeftToItsRules() {
        assertEquals(List.of(), Consistency.of(FILES.with(withMode("bridge", "FARGATE")).with(on("FARGATE", true))));
    }

    @Test
    void theOnlyContainerIsSurelyMeantWhereNobodyElseHasAUseForIt() {
        Disagreement found = Consistency.of(FILES.with(definition(container("dummy", 8080)))).getFirst();

        assertEquals("dummy", found.container());
        assertEquals(Optional.of(Side.WORKFLOW), found.right());
    }

    @Test
    void twoAgainstOneLeaveTheDefinitionAlone() {
        assertEquals(Optional.of(Side.DEFINITION), right(FILES.with(rendering("web")), Kind.WORKFLOW_CONTAINER));
        assertEquals(Optional.of(Side.DEFINITION), right(AGREEING.with(service("web", 8080)), Kind.BALANCER_CONTAINER));
        assertEquals(Optional.of(Side.DEFINITION), right(AGREEING.with(service("api", 81)), Kind.BALANCER_PORT));
        assertEquals(Optional.of(Side.DEFINITION), right(AGREEING.with(service("api", 80))
                .with(definition(container("api", 80))), Kind.PIPELINE_PORT));
    }

    @Test
    void whereItIsNotSureNobodyIsRight() {
        Facts.Definition two = definition(container("one", 8080), container("two", 8080));
        assertEquals(Optional.empty(), right(FILES.with(two), Kind.WORKFLOW_CONTAINER));
        Facts.Definition dummy = definition(container("dummy", 8080));
        assertEquals(Optional.empty(), right(FILES.with(dummy).with(rendering("web")), Kind.WORKFLOW_CONTAINER));
        assertEquals(Optional.empty(), right(AGREEING.with(dummy).with(service("web", 8080)), Kind.WORKFLOW_CONTAINER));
        Facts.Container several =
                new Facts.Container("api", "", List.of(Facts.Ports.one(80), Facts.Ports.one(443)), "");
        assertEquals(Optional.empty(), right(FILES.with(definition(several)), Kind.PIPELINE_PORT));
        Facts.Container range = new Facts.Container("api", "", List.of(new Facts.Ports(80, 90)), "");
        assertEquals(Optional.empty(), right(FILES.with(definition(range)), Kind.PIPELINE_PORT));
    }

    @Test
    void aPortWithinARangeIsMappedAndAPortThatAlsoTheBalancerWantsIsToldOnce() {
        Facts.Container range = new Facts.Container("api", "", List.of(new Facts.Ports(8000, 8100)), "");
        assertEquals(List.of(), Consistency.of(FILES.with(definition(range))));

        List<Disagreement> found = Consistency.of(AGREEING.with(definition(container("api", 80)))
                .with(new Facts.TargetGroup("ip", OptionalInt.empty(), TARGET_GROUP.health())));
        assertEquals(List.of(Kind.BALANCER_PORT), found.stream().map(Disagreement::kind).toList());
        assertEquals(Optional.of(Side.SERVICE), found.getFirst().right());
    }

    @Test
    void anImageTriedAtOnePortThatAnyContainerMapsIsFine() {
        assertEquals(List.of(), Consistency.of(FILES.with(trying(9090, 8080))));
        assertEquals(List.of(), Consistency.of(FILES.with(definition(API, container("proxy", 80))).with(trying(80))));
        assertEquals(List.of(), Consistency.of(FILES.with(definition(new Facts.Container("api", "", List.of(), "")))
                .with(trying(3000))));
    }

    @Test
    void theSameAccountAndAnUnknownOneAreFine() {
        Facts same = FILES.with(taking("123456789012"));

        assertEquals(List.of(), Consistency.of(same.with(ofAccount("123456789012"))));
        assertEquals(List.of(), Consistency.of(same.with(ofAccount(""))));
        assertEquals(List.of(), Consistency.of(same.with(new Facts.Settings(PIPELINE, REGION, ""))));
    }

    @Test
    void aTargetGroupIsComparedWithTheContainerItServes() {
        Facts behindAProxy = AGREEING.with(definition(API, container("proxy", 80))).with(service("proxy", 80));
        Facts.TargetGroup ofTheProxy = new Facts.TargetGroup("ip", OptionalInt.of(80), TARGET_GROUP.health());

        assertEquals(List.of(), Consistency.of(behindAProxy.with(ofTheProxy)));
        assertEquals(List.of(Kind.TARGET_GROUP_PORT), Consistency.of(behindAProxy).stream().map(Disagreement::kind)
                .toList());
    }

    private static Optional<Side> right(Facts facts, Kind kind) {
        return Consistency.of(facts).stream().filter(found -> found.kind() == kind).findFirst().orElseThrow().right();
    }

    private static Facts to(String cluster, String service, String region) {
        return FILES.with(new Facts.Workflow(RENDERING, new Facts.Destination(cluster, service, region), BUILD,
                DEPLOYING));
    }

    private static Facts.Workflow trying(Integer... ports) {
        return new Facts.Workflow(RENDERING, DESTINATION, new Facts.Build(BUILD.repository(), BUILD.platforms(),
                List.of(ports)), DEPLOYING);
    }

    private static Facts.Workflow taking(String account) {
        return new Facts.Workflow(RENDERING, new Facts.Destination(DESTINATION.cluster(), DESTINATION.service(),
                REGION, account), BUILD, DEPLOYING);
    }

    private static Facts.Definition ofAccount(String account) {
        return new Facts.Definition("my-app-api", List.of(API), "awsvpc", List.of("FARGATE"),
                Optional.of(Platform.X86_64), false, account);
    }

    private static Facts.Workflow rendering(String... containers) {
        return new Facts.Workflow(new Facts.Rendering(RENDERING.file(), List.of(containers)), DESTINATION, BUILD,
                DEPLOYING);
    }

    private static Facts.Container container(String name, int port) {
        return new Facts.Container(name, "public.ecr.aws/nginx/nginx:1", List.of(Facts.Ports.one(port)), REGION);
    }

    private static Facts.Definition definition(Facts.Container... containers) {
        return new Facts.Definition("my-app-api", List.of(containers), "awsvpc", List.of("FARGATE"),
                Optional.of(Platform.X86_64), false);
    }

    private static Facts.Definition withMode(String networkMode, String... requires) {
        return new Facts.Definition("my-app-api", List.of(API), networkMode, List.of(requires),
                Optional.of(Platform.X86_64), false);
    }

    private static Facts.Service service(String container, int port) {
        return new Facts.Service("my-app-api", "FARGATE", Optional.of(true),
                List.of(new Facts.Balancer(container, port)), OptionalInt.of(1));
    }

    private static Facts.Service on(String launchType, boolean hasNetwork) {
        return new Facts.Service("my-app-api", launchType, Optional.of(hasNetwork), List.of(), OptionalInt.of(1));
    }

    private static Facts.Image image(String registry, String repository) {
        return new Facts.Image(ImageRef.tagged(registry, repository, "1"), Optional.empty());
    }
}
