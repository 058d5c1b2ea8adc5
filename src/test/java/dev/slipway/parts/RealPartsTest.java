package dev.slipway.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Clients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** The moto of the tests joined to a real registry and a real engine: what was pushed is described, and really runs. */
@Needs({Part.MOTO, Part.DOCKER, Part.REGISTRY, Part.BASE_IMAGE})
class RealPartsTest {

    private static final Path SAMPLE = Path.of(System.getProperty("slipway.basedir", "."), "assets", "sample-api");
    private static final String REPOSITORY = "real-parts";

    @Test
    void aPushedImageIsDescribedAndRunsBehindItsTasksAddressUntilTheTaskStops() throws Exception {
        try (MotoServer moto = MotoServer.startOnRealParts()) {
            Clients aws = moto.clients();
            String image = push(aws);
            assertEquals(List.of("1"), aws.ecr().describeImages(r -> r.repositoryName(REPOSITORY)).imageDetails()
                    .getFirst().imageTags());

            run(aws, image);
            String address = publicAddress(aws);
            assertTrue(address.startsWith("127."), address);
            URI hello = URI.create("http://" + address + ":8080/api/hello");
            assertEquals("{\"message\":\"Hello from my-app-api\"}", ask(hello).body());
            // a look at the service is what takes the container's lines over
            until(aws, _ -> true);
            assertEquals("Listening on 0.0.0.0:8080", aws.logs().filterLogEvents(r -> r.logGroupName("/ecs/real"))
                    .events().getFirst().message());

            aws.ecs().updateService(r -> r.cluster("real").service("web").desiredCount(0));
            until(aws, service -> service.runningCount() == 0);
            assertFalse(docker("ps", "--quiet", "--filter", "publish=8080").lines()
                    .anyMatch(container -> published(container).contains(address)));
        }
    }

    private static String push(Clients aws) throws Exception {
        String uri = aws.ecr().createRepository(r -> r.repositoryName(REPOSITORY)).repository().repositoryUri();
        var login = aws.ecr().getAuthorizationToken().authorizationData().getFirst();
        String password = new String(Base64.getDecoder().decode(login.authorizationToken()), StandardCharsets.UTF_8)
                .substring("AWS:".length());
        docker("build", "--quiet", "--build-arg", "BASE=" + System.getenv("SLIPWAY_TEST_BASE_IMAGE"),
                "--tag", uri + ":1", SAMPLE.toString());
        docker(password, List.of("login", "--username", "AWS", "--password-stdin",
                login.proxyEndpoint().replaceFirst("https://", "")));
        docker("push", "--quiet", uri + ":1");
        return uri + ":1";
    }

    private static void run(Clients aws, String image) throws Exception {
        aws.ecs().createCluster(r -> r.clusterName("real"));
        aws.iam().createRole(r -> r.roleName("r").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}"""));
        aws.logs().createLogGroup(r -> r.logGroupName("/ecs/real"));
        aws.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn("arn:aws:iam::123456789012:role/r")
                .containerDefinitions(ContainerDefinition.builder().name("api").image(image)
                        .portMappings(PortMapping.builder().containerPort(8080).build())
                        .logConfiguration(log -> log.logDriver("awslogs").options(Map.of("awslogs-group", "/ecs/real",
                                "awslogs-region", MotoServer.REGION, "awslogs-stream-prefix", "ecs"))).build()));
        String subnet = aws.ec2().describeSubnets().subnets().getFirst().subnetId();
        aws.ecs().createService(r -> r.cluster("real").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(
                        v -> v.subnets(subnet).assignPublicIp("ENABLED"))));
        until(aws, service -> service.deployments().getFirst().rolloutStateAsString().equals("COMPLETED"));
    }

    private static String publicAddress(Clients aws) {
        List<String> arns = aws.ecs().listTasks(r -> r.cluster("real").serviceName("web")
                .desiredStatus(DesiredStatus.RUNNING)).taskArns();
        Task task = aws.ecs().describeTasks(r -> r.cluster("real").tasks(arns)).tasks().getFirst();
        String network = task.attachments().getFirst().details().stream()
                .filter(detail -> detail.name().equals("networkInterfaceId")).findFirst().orElseThrow().value();
        return aws.ec2().describeNetworkInterfaces(r -> r.networkInterfaceIds(network)).networkInterfaces().getFirst()
                .association().publicIp();
    }

    private static void until(Clients aws, Predicate<Service> wanted) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (wanted.test(aws.ecs().describeServices(r -> r.cluster("real").services("web")).services()
                    .getFirst())) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("still: " + aws.ecs().describeServices(r -> r.cluster("real").services("web")));
    }

    /** The engine publishes the port at once, the program in the container needs a moment more. */
    private static HttpResponse<String> ask(URI address) throws Exception {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 50; i++) {
                try {
                    return client.send(request, HttpResponse.BodyHandlers.ofString());
                } catch (IOException e) {
                    Thread.sleep(100);
                }
            }
        }
        throw new AssertionError("nothing answers at " + address);
    }

    private static String published(String container) {
        try {
            return docker("port", container);
        } catch (Exception e) {
            return "";
        }
    }

    private static String docker(String... arguments) throws IOException, InterruptedException {
        return docker("", List.of(arguments));
    }

    private static String docker(String input, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
