package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;

class PracticeRolloutTest {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount account = new PracticeAccount(clock, "ap-northeast-1");
    private final EcsClient ecs = account.clients().ecs();

    @Test
    void aFirstTaskPassesThroughItsStatesAndReachesASteadyState() {
        createService();

        assertEquals(List.of(), tasks());
        pass(3);
        assertEquals("PROVISIONING", task().lastStatus());
        pass(8);
        assertEquals("PENDING", task().lastStatus());
        pass(13);
        assertEquals("ACTIVATING", task().lastStatus());
        pass(5);
        assertEquals("RUNNING", task().lastStatus());
        assertEquals(DeploymentRolloutState.IN_PROGRESS, service().deployments().getFirst().rolloutState());
        pass(30);

        String task = task().taskArn().substring(task().taskArn().lastIndexOf('/') + 1);
        String deployment = service().deployments().getFirst().id();
        assertEquals(DeploymentRolloutState.COMPLETED, service().deployments().getFirst().rolloutState());
        assertEquals(List.of("(service web) has reached a steady state.",
                "(service web) (deployment " + deployment + ") deployment completed.",
                "(service web) has started 1 tasks: (task " + task + ")."), events());
    }

    @Test
    void anUpdateStartsTheNewTaskBeforeItStopsTheOldOne() {
        createService();
        pass(90);
        String old = task().taskArn();
        register();
        ecs.updateService(r -> r.cluster("c").service("web").taskDefinition("web"));

        pass(30);
        assertEquals(2, service().deployments().size());
        assertEquals(2, tasks().size());
        pass(60);

        assertEquals(1, service().deployments().size());
        assertTrue(service().taskDefinition().endsWith(":2"));
        assertNotEquals(old, task().taskArn());
        assertEquals("(service web) has reached a steady state.", events().getFirst());
    }

    private void createService() {
        ecs.createCluster(r -> r.clusterName("c"));
        register();
        ecs.createService(r -> r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(
                        v -> v.subnets(subnet()).assignPublicIp("ENABLED"))));
    }

    private String subnet() {
        return account.clients().ec2().describeSubnets().subnets().getFirst().subnetId();
    }

    private void register() {
        ecs.registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .containerDefinitions(ContainerDefinition.builder().name("api").image("public.ecr.aws/x/y:1")
                        .portMappings(PortMapping.builder().containerPort(8080).build()).build()));
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private Service service() {
        return ecs.describeServices(r -> r.cluster("c").services("web")).services().getFirst();
    }

    private List<String> events() {
        return service().events().stream().map(ServiceEvent::message).toList();
    }

    private Task task() {
        return tasks().getFirst();
    }

    private List<Task> tasks() {
        List<String> arns = ecs.listTasks(r -> r.cluster("c").serviceName("web").desiredStatus(DesiredStatus.RUNNING))
                .taskArns();
        return arns.isEmpty() ? List.of() : ecs.describeTasks(r -> r.cluster("c").tasks(arns)).tasks();
    }
}
