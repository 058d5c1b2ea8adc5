package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Rollouts of the practice account that cannot succeed, and what AWS would say of them. */
class PracticeFailedRolloutTest {

    private static final int LONG = 600;

    private final EcsScene scene = new EcsScene();

    @Test
    void anImageThatWasNeverPushedCannotBePulled() {
        scene.register("2");
        scene.createService();
        scene.pass(75);

        Task task = scene.stopped();
        assertEquals("TaskFailedToStart", task.stopCodeAsString());
        String image = scene.account.registry() + "/api:2";
        assertEquals("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
                + image + ": " + image + ": not found", task.stoppedReason());
        assertEquals(task.stoppedReason(), task.containers().getFirst().reason());
        assertEquals(1, primary().failedTasks());
    }

    @Test
    void anImageOfAnotherArchitectureDoesNotExecute() {
        scene.push("arm", Platform.ARM64);
        scene.register("arm");
        scene.createService();
        scene.pass(60);

        assertEquals("EssentialContainerExited", scene.stopped().stopCodeAsString());
        assertEquals("Essential container in task exited", scene.stopped().stoppedReason());
        assertEquals(255, scene.stopped().containers().getFirst().exitCode());
    }

    @Test
    void aTaskWithoutPublicAddressDoesNotReachTheRegistry() {
        scene.createService(1, "DISABLED");
        scene.pass(60);

        assertTrue(scene.stopped().stoppedReason().startsWith(
                "ResourceInitializationError: unable to pull secrets or registry auth"));
        assertTrue(scene.stopped().stoppedReason().endsWith("i/o timeout"));
    }

    @Test
    void aRoleThatMayNotPullIsNamedWithItsTaskAndTheAction() {
        scene.clients.iam().detachRolePolicy(r -> r.roleName(EcsScene.ROLE).policyArn(EcsScene.POLICY));
        scene.createService();
        scene.pass(60);

        assertTrue(scene.stopped().stoppedReason().contains("assumed-role/ecsTaskExecutionRole/"));
        assertTrue(scene.stopped().stoppedReason().contains(
                "is not authorized to perform: ecr:GetAuthorizationToken on resource: *"));
    }

    @Test
    void withoutItsRoleATaskIsNotEvenLaunched() {
        scene.clients.iam().detachRolePolicy(r -> r.roleName(EcsScene.ROLE).policyArn(EcsScene.POLICY));
        scene.clients.iam().deleteRole(r -> r.roleName(EcsScene.ROLE));
        scene.createService();
        scene.pass(5);

        assertEquals(List.of(), scene.tasks(DesiredStatus.RUNNING));
        assertTrue(scene.events().getFirst().startsWith("(service web) failed to launch a task with (error ECS was "
                + "unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'"));
    }

    @Test
    void tooLittleMemoryEndsTheContainer() {
        scene.register("1", container -> container.memory(16));
        scene.createService();
        scene.pass(60);

        assertEquals(137, scene.stopped().containers().getFirst().exitCode());
        assertTrue(scene.stopped().containers().getFirst().reason().startsWith("OutOfMemoryError"));
    }

    @Test
    void aHealthCheckOfAnotherPortFails() {
        scene.register("1", container -> container.healthCheck(
                check -> check.command("CMD-SHELL", "wget -q -O- http://localhost:80/api/hello || exit 1")));
        scene.createService();
        scene.pass(140);

        assertEquals("Task failed container health checks", scene.stopped().stoppedReason());
        assertEquals(HealthStatus.UNHEALTHY, scene.stopped().healthStatus());
        assertTrue(scene.events().stream().anyMatch(it -> it.endsWith("failed container health checks.")));
        assertEquals(1, primary().failedTasks());
    }

    @Test
    void aGoodHealthCheckIsWaitedFor() {
        scene.register("1", container -> container.healthCheck(
                check -> check.command("CMD-SHELL", "wget -q -O- http://localhost:8080/api/hello || exit 1")));
        scene.createService();
        scene.pass(70);

        assertEquals(HealthStatus.HEALTHY, scene.running().healthStatus());
        assertEquals(DeploymentRolloutState.COMPLETED, primary().rolloutState());
    }

    @Test
    void aProgramThatIsNotInTheImageCannotBeStarted() {
        scene.register("1", container -> container.command("jave", "-jar", "app.jar"));
        scene.createService();
        scene.pass(60);

        assertEquals("TaskFailedToStart", scene.stopped().stopCodeAsString());
        assertTrue(scene.stopped().stoppedReason().contains("exec: \"jave\": executable file not found in $PATH"));
    }

    /** As on AWS, where a task that was RUNNING for a moment is none of the failed ones. */
    @Test
    void aProgramThatEndsAtOnceIsACrashLoopThatTheCircuitBreakerDoesNotSee() {
        scene.register("1", container -> container.command("java", "-cp", "/app", "Hallo"));
        scene.createService();
        scene.pass(LONG);

        assertTrue(scene.tasks(DesiredStatus.STOPPED).size() >= 4);
        assertEquals(1, scene.stopped().containers().getFirst().exitCode());
        assertEquals("EssentialContainerExited", scene.stopped().stopCodeAsString());
        assertEquals(0, primary().failedTasks());
        assertEquals(DeploymentRolloutState.IN_PROGRESS, primary().rolloutState());
    }

    @Test
    void aLogGroupThatNobodyMadeKeepsTheTaskFromStarting() {
        scene.registerWithLog("false");
        scene.createService();
        scene.pass(60);

        assertEquals("ResourceInitializationError: failed to validate logger args: create stream has been retried 1 "
                + "times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group "
                + "does not exist. : exit status 1", scene.stopped().stoppedReason());
    }

    @Test
    void aRoleThatMayNotCreateTheLogGroupIsNamedWithTheAction() {
        scene.registerWithLog("true");
        scene.createService();
        scene.pass(60);

        assertTrue(scene.stopped().stoppedReason().startsWith("ResourceInitializationError: failed to validate logger "
                + "args: create stream has been retried 1 times: failed to create Cloudwatch log group: "
                + "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/ecsTaskExecutionRole/"));
        assertTrue(scene.stopped().stoppedReason().contains("is not authorized to perform: logs:CreateLogGroup"));
    }

    @Test
    void theCircuitBreakerRollsBackToTheLastGoodRevision() {
        scene.createService();
        scene.pass(90);
        Task good = scene.running();
        String goodDeployment = primary().id();
        scene.register("2");
        String bad = scene.update().deployments().getFirst().id();
        scene.pass(LONG);

        assertEquals(good.taskArn(), scene.running().taskArn());
        assertEquals(1, scene.service().deployments().size());
        assertTrue(scene.service().taskDefinition().endsWith(":1"));
        List<String> events = scene.events();
        assertEquals("(service web) has reached a steady state.", events.get(0));
        assertEquals("(service web) (deployment " + primary().id() + ") deployment completed.", events.get(1));
        assertEquals("(service web) rolling back to deployment " + goodDeployment + ".", events.get(2));
        assertEquals("(service web) (deployment " + bad + ") deployment failed: tasks failed to start.", events.get(3));
        assertEquals(3, events.stream().filter(it -> it.contains("has started 1 tasks")).count() - 1);
        var release = scene.ecs.listServiceDeployments(r -> r.cluster("c").service("web")).serviceDeployments()
                .getFirst();
        assertEquals(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL, release.status());
    }

    @Test
    void aFirstDeploymentThatFailsStandsStill() {
        scene.register("2");
        scene.createService();
        scene.pass(LONG);
        int started = scene.tasks(DesiredStatus.STOPPED).size();
        scene.pass(LONG);

        assertEquals(DeploymentRolloutState.FAILED, primary().rolloutState());
        assertEquals("ECS deployment circuit breaker: tasks failed to start.", primary().rolloutStateReason());
        assertEquals(3, started);
        assertEquals(3, scene.tasks(DesiredStatus.STOPPED).size());
    }

    @Test
    void aStandingServiceGoesOnWithTheNextDeployment() {
        scene.register("2");
        scene.createService();
        scene.pass(LONG);
        scene.push("2", Platform.X86_64);
        scene.ecs.updateService(r -> r.cluster("c").service("web").forceNewDeployment(true));
        scene.pass(90);

        assertEquals(DeploymentRolloutState.COMPLETED, primary().rolloutState());
        assertEquals(1, scene.service().deployments().size());
    }

    @Test
    void withoutCircuitBreakerItTriesAgainLessAndLessOften() {
        scene.register("2");
        scene.createService();
        scene.ecs.updateService(r -> r.cluster("c").service("web").deploymentConfiguration(
                d -> d.deploymentCircuitBreaker(b -> b.enable(false).rollback(false))));
        scene.pass(LONG);
        int inTheFirstTenMinutes = scene.tasks(DesiredStatus.STOPPED).size();
        scene.pass(LONG);
        int inTheNextTen = scene.tasks(DesiredStatus.STOPPED).size() - inTheFirstTenMinutes;

        assertTrue(inTheFirstTenMinutes >= 4, "tried " + inTheFirstTenMinutes + " times");
        assertTrue(inTheNextTen < inTheFirstTenMinutes, "then " + inTheNextTen + " times");
        assertEquals(DeploymentRolloutState.IN_PROGRESS, primary().rolloutState());
        assertTrue(scene.events().stream().anyMatch(it -> it.contains("unable to consistently start tasks")));
    }

    @Test
    void whatIsMendedMeanwhileLetsTheNextTaskStart() {
        scene.register("2");
        scene.createService();
        scene.pass(50);
        scene.push("2", Platform.X86_64);
        scene.pass(120);

        assertEquals(1, scene.service().runningCount());
        assertEquals(0, primary().failedTasks());
    }

    @Test
    void aSubnetThatWasDeletedMeanwhileStopsTheTaskAndNotTheAccount() {
        scene.createService();
        scene.pass(5);
        String subnet = scene.service().networkConfiguration().awsvpcConfiguration().subnets().getFirst();
        scene.clients.ec2().deleteSubnet(r -> r.subnetId(subnet));
        scene.pass(60);

        assertTrue(scene.stopped().stoppedReason().contains(subnet));
    }

    private Deployment primary() {
        return scene.service().deployments().getFirst();
    }
}
