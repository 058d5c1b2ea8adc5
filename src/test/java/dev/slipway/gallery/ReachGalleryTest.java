package dev.slipway.gallery;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.parts.BalancedService;
import dev.slipway.parts.RunningService;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Probe;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.ui.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/** Step 8: the way to the container in every state. */
class ReachGalleryTest extends GalleryTest {

    /** What is to be seen of a service that runs; each begins with what the one before has left. */
    private enum Scene {
        CLOSED, NO_ADDRESS, ON_PURPOSE, UNSURE, REFUSED, FAILED, NOT_FOUND, ELSEWHERE, ANSWERED;

        boolean isInside() {
            return this == NO_ADDRESS || this == ON_PURPOSE;
        }

        /** Whom to let in before. */
        Optional<String> opening() {
            return switch (this) {
                case ON_PURPOSE -> Optional.of("10.0.0.0/8");
                case UNSURE -> Optional.of("198.51.100.7/32");
                default -> Optional.empty();
            };
        }

        Answer answer() {
            return switch (this) {
                case FAILED -> answered(503, "Service Unavailable", "");
                case NOT_FOUND -> answered(404, "Not Found", "");
                case ELSEWHERE -> answered(301, "", "https://www.example.com/api/hello");
                case ANSWERED -> answered(200, "{\"message\":\"Hello from my-app-api\"}", "");
                case REFUSED -> new Answer.Refused();
                default -> new Answer.TimedOut(Duration.ofSeconds(5));
            };
        }
    }

    @Test
    void way() throws Exception {
        World world = world();
        walk(world);
        show("not-deployed");
        RunningService service = new RunningService(world.account(), world.pipeline()).made();
        stage.until("it is calm", service::isCalm);
        for (Scene scene : Scene.values()) {
            scene.opening().ifPresent(range -> letIn(world, range));
            walk(answering(scene.isInside() ? inside(world) : world, scene.answer()));
            show(scene.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (scene == Scene.CLOSED) {
                stage.click("#reach-openPort");
                stage.click("#reach-ask");
                stage.until("the plan is there", () -> !stage.robot().lookup("#reach-apply").query().isDisabled());
                show("opening", "#reach-apply");
                stage.click("#rung-ROUTE");
                show("facts");
            }
        }
    }

    @Test
    void balancer() throws Exception {
        World world = world();
        Clients clients = clients(world.account());
        serve(clients, world.pipeline());
        walk(answering(world, new Answer.TimedOut(Duration.ofSeconds(5))));
        show("closed");
        letIn(world, "0.0.0.0/0");
        letIn(world, "0.0.0.0/0", 80);
        String target = clients.elb().describeTargetGroups().targetGroups().getFirst().targetGroupArn();
        stage.until("the task is healthy", () -> clients.elb().describeTargetHealth(r -> r.targetGroupArn(target))
                .targetHealthDescriptions().stream().anyMatch(it -> it.targetHealth().stateAsString().equals("healthy")));
        walk(answering(world, answered(504, "Gateway Time-out", "")));
        show("failed");
        walk(answering(world, answered(200, "{\"message\":\"Hello from my-app-api\"}", "")));
        show("answered");
    }

    /** A service behind a load balancer, with its task running. */
    private void serve(Clients clients, Pipeline pipeline) {
        BalancedService service = new BalancedService(clients, pipeline);
        service.make(service.toTheApp(service.targetGroup("web", r -> r.healthCheckPath("/"))));
        clients.ecs().registerTaskDefinition(r -> r.family(pipeline.target().family()).networkMode("awsvpc").cpu("256")
                .memory("512").requiresCompatibilitiesWithStrings("FARGATE").containerDefinitions(ContainerDefinition
                        .builder().name(pipeline.app().container()).essential(true)
                        .image("public.ecr.aws/docker/library/httpd:2.4").portMappings(PortMapping.builder()
                                .containerPort(pipeline.app().port()).build()).build()));
        String subnet = clients.ec2().describeSubnets().subnets().getFirst().subnetId();
        clients.ecs().updateService(r -> r.cluster(pipeline.target().cluster()).service(pipeline.target().service())
                .taskDefinition(pipeline.target().family()).desiredCount(1).networkConfiguration(
                        n -> n.awsvpcConfiguration(v -> v.subnets(subnet).assignPublicIp("ENABLED"))));
        stage.until("a task runs", () -> !clients.ecs().listTasks(r -> r.cluster(pipeline.target().cluster()))
                .taskArns().isEmpty());
        stage.until("it is up", () -> clients.ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service())).services().getFirst().runningCount() == 1);
        stage.until("the load balancer is made", () -> clients.elb().describeLoadBalancers().loadBalancers().getFirst()
                .state().codeAsString().equals("active"));
    }

    /** Opens the page anew on this world, and waits until the way is walked. */
    private void walk(World world) {
        stage.onScreen(() -> {
            stage.window().goHome();
            stage.workspace().enter(world);
            stage.window().open("reach");
            return true;
        });
        stage.until("the way is walked", () -> !stage.textOf("#reach-outcome").isBlank()
                && !stage.robot().lookup("#reach-stop").query().isVisible());
    }

    private static void letIn(World world, String range) {
        letIn(world, range, world.pipeline().app().port());
    }

    private static void letIn(World world, String range, int port) {
        String group = world.account().ec2().describeSecurityGroups().securityGroups().getFirst().groupId();
        IpPermission open = IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port).ipRanges(IpRange.builder()
                .cidrIp(range).description("Slipway " + world.pipeline().tag()).build()).build();
        world.account().ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(open));
    }

    private static Answer answered(int status, String body, String location) {
        return new Answer.Answered(status, body, location, "", Duration.ofMillis(12), Duration.ofMillis(8));
    }

    private static World answering(World world, Answer answer) {
        Probe probe = (address, _) -> new Probe.Reply(address.getHost().endsWith(".com") ? Optional.of(new Probe.Lookup(
                List.of("203.0.113.80"), Duration.ofMillis(3))) : Optional.empty(), answer);
        return on(world, world.account(), probe);
    }

    private static World on(World world, Account account, Probe probe) {
        World.Tools tools = world.tools();
        return new World(account, world.code(), new World.Tools(tools.engine(), probe, tools.ownAddress(), tools.clock()),
                world.records(), world.pipeline(), world.practice());
    }

    /** The same world, in which no interface has a public address. */
    private static World inside(World world) throws Exception {
        Clients clients = clients(world.account());
        Ec2Client ec2 = Intercepted.client(Ec2Client.class, clients.ec2(), (_, call) -> call.get()
                instanceof DescribeNetworkInterfacesResponse found ? found.toBuilder().networkInterfaces(
                        found.networkInterfaces().stream().map(ReachGalleryTest::hidden).toList()).build() : call.get());
        Account account = Account.connect(new Clients(clients.sts(), clients.iam(), clients.ecr(), clients.ecs(), ec2,
                clients.logs(), clients.elb(), clients.quotas()), world.account().region(),
                new CallLog(InstantSource.system()));
        return on(world, account, world.tools().probe());
    }

    private static NetworkInterface hidden(NetworkInterface nic) {
        return nic.toBuilder().association((NetworkInterfaceAssociation) null).build();
    }

    private static Clients clients(Account account) {
        return new Clients(account.sts(), account.iam(), account.ecr(), account.ecs(), account.ec2(), account.logs(),
                account.elb(), account.quotas());
    }
}
