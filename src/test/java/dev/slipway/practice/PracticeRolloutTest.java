package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Rollouts of the practice account over practice time, when all goes well. */
class PracticeRolloutTest {

    private final EcsScene scene = new EcsScene();

    @Test
    void aFirstTaskPassesThroughItsStatesAndReachesASteadyState() {
        scene.createService();

        assertEquals(List.of(), scene.tasks(DesiredStatus.RUNNING));
        scene.pass(3);
        assertEquals("PROVISIONING", scene.running().lastStatus());
        scene.pass(10);
        assertEquals("PENDING", scene.running().lastStatus());
        scene.pass(23);
        assertEquals("ACTIVATING", scene.running().lastStatus());
        scene.pass(5);
        assertEquals("RUNNING", scene.running().lastStatus());
        assertEquals(DeploymentRolloutState.IN_PROGRESS, primary().rolloutState());
        scene.pass(30);

        assertEquals(DeploymentRolloutState.COMPLETED, primary().rolloutState());
        assertEquals(List.of("(service web) has reached a steady state.",
                "(service web) (deployment " + primary().id() + ") deployment completed.",
                "(service web) has started 1 tasks: (task " + id(scene.running()) + ")."), scene.events());
    }

    @Test
    void anUpdateStartsTheNewTaskBeforeItStopsTheOldOne() {
        scene.createService();
        scene.pass(90);
        Task old = scene.running();
        scene.register("1");
        scene.update();

        scene.pass(20);
        assertEquals(List.of(1, 0), scene.service().deployments().stream().map(Deployment::pendingCount).toList());
        assertEquals(List.of(0, 1), scene.service().deployments().stream().map(Deployment::runningCount).toList());
        scene.pass(90);

        assertEquals(1, scene.service().deployments().size());
        assertTrue(scene.service().taskDefinition().endsWith(":2"));
        assertNotEquals(old.taskArn(), scene.running().taskArn());
        assertEquals("(service web) has stopped 1 running tasks: (task " + id(old) + ").", scene.events().get(2));
    }

    @Test
    void anUpdateTakesAboutAMinuteAndAHalf() {
        scene.createService();
        scene.pass(90);
        scene.register("1");
        scene.update();
        scene.pass(85);
        assertEquals(DeploymentRolloutState.IN_PROGRESS, primary().rolloutState());
        scene.pass(20);
        assertEquals(DeploymentRolloutState.COMPLETED, primary().rolloutState());
    }

    @Test
    void theContainersLinesAreInTheStreamOfItsTask() {
        scene.clients.iam().putRolePolicy(r -> r.roleName(EcsScene.ROLE).policyName("logs").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:CreateLogGroup",\
                "Resource":"arn:aws:logs:ap-northeast-1:123456789012:log-group:/ecs/web:*"}]}"""));
        scene.registerWithLog("true");
        scene.createService();
        scene.pass(60);
        // the logs alone are looked at: they are up to date without a look at ECS
        var events = scene.clients.logs().filterLogEvents(r -> r.logGroupName("/ecs/web")).events();

        assertEquals("Listening on 0.0.0.0:8080", events.getFirst().message());
        assertEquals("ecs/api/" + id(scene.running()), events.getFirst().logStreamName());
    }

    @Test
    void theInterfaceGoesWithItsTask() {
        scene.createService();
        scene.pass(60);
        String network = detail(scene.running(), "networkInterfaceId");
        scene.ecs.updateService(r -> r.cluster("c").service("web").desiredCount(0));
        scene.pass(60);

        assertEquals(0, scene.service().runningCount());
        assertTrue(scene.clients.ec2().describeNetworkInterfaces().networkInterfaces().stream()
                .noneMatch(it -> it.networkInterfaceId().equals(network)));
        assertEquals("DELETED", scene.stopped().attachments().getFirst().status());
    }

    @Test
    void moreDesiredTasksAreStartedWithoutANewDeployment() {
        scene.createService();
        scene.pass(60);
        String deployment = primary().id();
        scene.ecs.updateService(r -> r.cluster("c").service("web").desiredCount(3));
        scene.pass(60);

        assertEquals(3, scene.service().runningCount());
        assertEquals(deployment, primary().id());
    }

    @Test
    void aTaskThatSomebodyStopsIsReplaced() {
        scene.createService();
        scene.pass(60);
        Task task = scene.running();
        scene.ecs.stopTask(r -> r.cluster("c").task(task.taskArn()).reason("a test"));
        scene.pass(60);

        assertEquals(1, scene.service().runningCount());
        assertEquals("a test", scene.stopped().stoppedReason());
        assertEquals("UserInitiated", scene.stopped().stopCodeAsString());
        assertEquals(0, primary().failedTasks());
    }

    @Test
    void anUpdateThatOvertakesAnotherWins() {
        scene.createService();
        scene.pass(90);
        scene.register("1");
        scene.update();
        scene.pass(10);
        scene.register("1");
        scene.update();
        scene.pass(150);

        assertTrue(scene.service().taskDefinition().endsWith(":3"));
        assertEquals(1, scene.service().deployments().size());
        assertEquals(List.of(ServiceDeploymentStatus.SUCCESSFUL, ServiceDeploymentStatus.STOPPED,
                ServiceDeploymentStatus.SUCCESSFUL), scene.ecs.listServiceDeployments(r -> r.cluster("c")
                .service("web")).serviceDeployments().stream().map(ServiceDeploymentBrief::status).toList());
    }

    @Test
    void aDeletedServiceDrainsAndCanBeMadeAgain() {
        scene.createService();
        scene.pass(60);
        scene.ecs.deleteService(r -> r.cluster("c").service("web").force(true));
        assertEquals("DRAINING", scene.service().status());
        scene.pass(60);

        assertEquals("INACTIVE", scene.service().status());
        scene.createService();
        scene.pass(60);
        assertEquals(1, scene.service().runningCount());
    }

    @Test
    void stoppedTasksAreForgottenAfterAnHour() {
        scene.createService();
        scene.pass(60);
        scene.ecs.updateService(r -> r.cluster("c").service("web").desiredCount(0));
        scene.pass(60);
        assertEquals(1, scene.tasks(DesiredStatus.STOPPED).size());
        scene.pass((int) Duration.ofHours(2).toSeconds());

        assertEquals(List.of(), scene.tasks(DesiredStatus.STOPPED));
    }

    private Deployment primary() {
        return scene.service().deployments().getFirst();
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    private static String detail(Task task, String name) {
        return task.attachments().getFirst().details().stream().filter(it -> it.name().equals(name))
                .map(KeyValuePair::value).findFirst().orElseThrow();
    }
}
