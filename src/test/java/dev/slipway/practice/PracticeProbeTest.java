package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.slipway.cloud.Clients;
import dev.slipway.reach.Probe.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;

class PracticeProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:1";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, "ap-northeast-1");
    private final Clients clients = practice.clients();
    private final PracticeProbe probe = new PracticeProbe(practice);

    @BeforeEach
    void runTheSample() {
        clients.ecr().createRepository(it -> it.repositoryName("my-app-api"));
        clients.ecr().putImage(it -> it.repositoryName("my-app-api").imageTag("1").imageManifest("{}")
                .imageManifestMediaType("application/vnd.oci.image.manifest.v1+json"));
        var role = clients.iam().createRole(it -> it.roleName("execution").assumeRolePolicyDocument(TRUST)).role();
        clients.iam().attachRolePolicy(it -> it.roleName("execution")
                .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        clients.ecs().createCluster(it -> it.clusterName("c"));
        clients.ecs().registerTaskDefinition(it -> it.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(role.arn())
                .containerDefinitions(ContainerDefinition.builder().name("api").image(IMAGE)
                        .portMappings(PortMapping.builder().containerPort(9000).build()).build()));
        String subnet = clients.ec2().describeSubnets().subnets().getFirst().subnetId();
        clients.ecs().createService(it -> it.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(network -> network.awsvpcConfiguration(
                        vpc -> vpc.subnets(subnet).assignPublicIp("ENABLED"))));
        clock.advance(Duration.ofSeconds(90));
        clients.ecs().listTasks(it -> it.cluster("c"));
    }

    @Test
    void aClosedPortTimesOutWithoutMakingAnybodyWait() {
        assertEquals(new Answer.TimedOut(PATIENCE), answer(at(8080, "/api/hello"), PATIENCE));
    }

    @Test
    void anAddressThatNobodyHasTimesOut() {
        open("tcp", "0.0.0.0/0");
        assertEquals(new Answer.TimedOut(PATIENCE), answer(URI.create("http://203.0.113.250:8080/"), PATIENCE));
    }

    @Test
    void aPrivateRangeDoesNotHoldTheLearner() {
        open("tcp", "192.168.0.0/16");
        assertEquals(new Answer.TimedOut(PATIENCE), answer(at(8080, "/api/hello"), PATIENCE));
    }

    @Test
    void theSampleAnswersOnItsOwnPortWhateverTheTaskDefinitionMaps() {
        open("tcp", "203.0.113.7/32");
        var hello = assertInstanceOf(Answer.Answered.class, answer(at(8080, "/api/hello"), PATIENCE));
        assertEquals(200, hello.status());
        assertEquals("{\"message\":\"Hello from my-app-api\"}", hello.body());
        var other = assertInstanceOf(Answer.Answered.class, answer(at(8080, "/"), PATIENCE));
        assertEquals(404, other.status());
        assertEquals(new Answer.Refused(), answer(at(9000, "/api/hello"), PATIENCE));
    }

    private Answer answer(URI address, Duration patience) {
        return probe.ask(address, patience).answer();
    }

    private URI at(int port, String path) {
        NetworkInterface nic = clients.ec2().describeNetworkInterfaces().networkInterfaces().getFirst();
        return URI.create("http://" + nic.association().publicIp() + ":" + port + path);
    }

    private void open(String protocol, String cidr) {
        String group = clients.ec2().describeNetworkInterfaces().networkInterfaces().getFirst().groups().getFirst()
                .groupId();
        clients.ec2().authorizeSecurityGroupIngress(it -> it.groupId(group).ipProtocol(protocol).fromPort(8080)
                .toPort(9000).cidrIp(cidr));
    }
}
