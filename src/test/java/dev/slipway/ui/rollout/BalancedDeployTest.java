package dev.slipway.ui.rollout;

import static dev.slipway.change.Subject.Kind.LISTENER;
import static dev.slipway.change.Subject.Kind.LOAD_BALANCER;
import static dev.slipway.change.Subject.Kind.SERVICE;
import static dev.slipway.change.Subject.Kind.TARGET_GROUP;
import static dev.slipway.change.Subject.Kind.TASK_DEFINITION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Placement;
import dev.slipway.taskdef.Template;
import dev.slipway.ui.World;
import dev.slipway.ui.image.CommitImage;
import dev.slipway.ui.learn.StillPractice;
import dev.slipway.ui.target.TargetSetup;
import dev.slipway.ui.target.TargetWish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/** Deploying a service that is yet to be made behind a load balancer, on the practice account. */
class BalancedDeployTest {

    @TempDir
    private Path home;
    @TempDir
    private Path folder;
    private final StillPractice practice = new StillPractice();
    private World world;
    private Pipeline pipeline;
    private Operation<Pipeline> deploy;

    @BeforeEach
    void makeTheTargetAndTheImage() throws Exception {
        world = practice.world(home);
        pipeline = world.pipeline().withPlacement(Placement.defaults().withBalanced(true));
        Account account = world.account();
        make(TargetSetup.of(account, Pause.none()), TargetWish.of(pipeline));
        String image = account.id() + ".dkr.ecr." + account.region() + ".amazonaws.com/my-app-api:1";
        make(new FileSetup(world.records().previous()), new FileRequest(world.code().folder(),
                pipeline.files().taskDefinition(), new Template(pipeline.target(), pipeline.app(), pipeline.size(),
                        image, account.iamArn("role/" + pipeline.target().executionRole())).in(account.region())
                        .text()));
        make(CommitImage.pushing(world), pipeline);
        deploy = DeploySetup.of(world);
    }

    @Test
    void theLoadBalancerIsMadeBeforeTheServiceAndItsTasksBecomeHealthy() throws ProblemException {
        Plan<Pipeline> plan = deploy.plan(pipeline);
        assertEquals(List.of(TARGET_GROUP, LOAD_BALANCER, LISTENER, TASK_DEFINITION, SERVICE), kinds(plan.toMake()));

        Verdict.Proven proven = assertInstanceOf(Verdict.Proven.class, make(deploy, pipeline));

        String dns = elbName();
        assertEquals(List.of(Note.info("target.balancer.address", dns + "/api/hello")), proven.notes());
        practice.pass(Duration.ofMinutes(6));
        Service service = service();
        assertEquals(60, service.healthCheckGracePeriodSeconds());
        assertEquals(8080, service.loadBalancers().getFirst().containerPort());
        assertEquals(DeploymentRolloutState.COMPLETED, service.deployments().getFirst().rolloutState());
        assertEquals("healthy", world.account().elb().describeTargetHealth(r -> r.targetGroupArn(
                service.loadBalancers().getFirst().targetGroupArn())).targetHealthDescriptions().getFirst()
                .targetHealth().stateAsString());
        assertTrue(deploy.plan(pipeline).isAllKept());
    }

    @Test
    void whatFailedHalfWayIsGoneOnWith() throws ProblemException {
        Refusing refusing = new Refusing();
        Account account = Account.connect(refusing.around(clients()), "ap-northeast-1",
                new CallLog(InstantSource.system()));
        Operation<Pipeline> unlucky = DeploySetup.of(new World(account, world.code(), world.tools(), world.records(),
                pipeline, world.practice()));
        for (String call : List.of("CreateTargetGroup", "CreateLoadBalancer", "CreateListener",
                "RegisterTaskDefinition", "CreateService")) {
            refusing.deny(call);
            assertThrows(ProblemException.class, () -> make(unlucky, pipeline), call);
            refusing.allow(call);
        }

        assertEquals(List.of(SERVICE), kinds(unlucky.plan(pipeline).toMake()));
        assertInstanceOf(Verdict.Proven.class, make(unlucky, pipeline));
        assertEquals(1, world.account().elb().describeLoadBalancers().loadBalancers().size());
    }

    @Test
    void aServiceThatIsThereWithoutOneStaysSoAndThatIsSaid() throws ProblemException {
        make(deploy, pipeline.withPlacement(Placement.defaults()));

        Plan<Pipeline> plan = deploy.plan(pipeline);

        assertTrue(plan.isAllKept());
        assertTrue(plan.notes().contains(Note.warning("deploy.balancer.without", "my-app-api-service")));
        assertFalse(plan.changes().stream().anyMatch(change -> change.what().kind() == LOAD_BALANCER));
    }

    private Clients clients() {
        Account it = world.account();
        return new Clients(it.sts(), it.iam(), it.ecr(), it.ecs(), it.ec2(), it.logs(), it.elb(),
                it.quotas());
    }

    private <W> Verdict make(Operation<W> operation, W wanted) throws ProblemException {
        return new Applying(folder).make(operation, wanted);
    }

    private String elbName() {
        return world.account().elb().describeLoadBalancers().loadBalancers().getFirst().dnsName();
    }

    private Service service() {
        return world.account().ecs().describeServices(r -> r.cluster(pipeline.target().cluster())
                .services(pipeline.target().service())).services().getFirst();
    }

    private static List<Subject.Kind> kinds(List<Change> changes) {
        return changes.stream().map(change -> change.what().kind()).toList();
    }
}
