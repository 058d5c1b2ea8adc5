package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;

/** What making a load balancer must do on any account. */
abstract class BalancerSetups {

    static final String REGION = "ap-northeast-1";

    @TempDir
    Path folder;
    private final Refusing refusing = new Refusing();
    private final String service = "s-" + UUID.randomUUID().toString().substring(0, 12);
    private Account account;
    private ElasticLoadBalancingV2Client elb;
    private BalancerSetup setup;
    private BalancerRequest wanted;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
        elb = account.elb();
        setup = new BalancerSetup(account);
        String vpc = publicVpc();
        List<String> subnets = account.ec2().describeSubnets().subnets().stream()
                .filter(subnet -> subnet.vpcId().equals(vpc)).map(Subnet::subnetId).toList();
        String group = account.ec2().createSecurityGroup(r -> r.groupName(service).description("alb").vpcId(vpc))
                .groupId();
        Pipeline pipeline = Pipeline.defaults(new RepositoryName("me", "my-app"), "main");
        Target target = pipeline.target();
        wanted = BalancerRequest.of(pipeline.withTarget(new Target(target.cluster(), service, target.family(),
                target.repository(), target.logGroup(), target.executionRole(), target.securityGroup())),
                new Network(vpc, subnets, List.of(group)));
    }

    private String publicVpc() {
        return account.ec2().describeVpcs().vpcs().stream().filter(vpc -> vpc.isDefault()).findFirst().orElseThrow()
                .vpcId();
    }

    @Test
    void allThreePartsAreMadeInOrderWithTheirTagAndThenKept() throws ProblemException {
        Plan<BalancerRequest> plan = setup.plan(wanted);

        assertEquals(List.of(Subject.Kind.TARGET_GROUP, Subject.Kind.LOAD_BALANCER, Subject.Kind.LISTENER),
                kinds(plan.toMake()));
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(setup, wanted));
        assertTrue(setup.plan(wanted).isAllKept());
        var balancer = elb.describeLoadBalancers(r -> r.names(service)).loadBalancers().getFirst();
        var group = elb.describeTargetGroups(r -> r.names(service)).targetGroups().getFirst();
        var listener = elb.describeListeners(r -> r.loadBalancerArn(balancer.loadBalancerArn())).listeners().getFirst();
        assertEquals("/api/hello", group.healthCheckPath());
        assertEquals("ip", group.targetTypeAsString());
        assertEquals(80, listener.port());
        elb.describeTags(r -> r.resourceArns(balancer.loadBalancerArn(), group.targetGroupArn(),
                        listener.listenerArn()))
                .tagDescriptions().forEach(said -> assertEquals("me/my-app", said.tags().getFirst().value()));
        assertEquals(balancer.dnsName(), new BalancerFinder(account).address(group.targetGroupArn()).orElseThrow());
        assertEquals(group.targetGroupArn(), setup.targetGroup(wanted).id().orElseThrow());
    }

    @Test
    void whatFailedHalfWayIsGoneOnWith() throws ProblemException {
        for (String call : List.of("CreateTargetGroup", "CreateLoadBalancer", "CreateListener")) {
            refusing.deny(call);
            assertThrows(ProblemException.class, () -> new Applying(folder).apply(setup, setup.plan(wanted)));
            refusing.allow(call);
        }

        assertEquals(List.of(Subject.Kind.LISTENER), kinds(setup.plan(wanted).toMake()));
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(setup, wanted));
    }

    @Test
    void aTargetGroupThatAsksForAnotherPathIsUsedAndThatIsTold() throws ProblemException {
        elb.createTargetGroup(r -> r.name(service).protocol("HTTP").port(80).targetType("ip").healthCheckPath("/up")
                .vpcId(wanted.network().vpcId()));

        Plan<BalancerRequest> plan = setup.plan(wanted);

        assertInstanceOf(Change.Keep.class, plan.changes().getFirst());
        assertEquals(List.of(Note.warning("target.targetGroup.path", service, "/up", "/api/hello")), plan.notes());
    }

    @Test
    void aTargetGroupForInstancesWillNotDo() {
        elb.createTargetGroup(r -> r.name(service).protocol("HTTP").port(80).targetType("instance")
                .vpcId(wanted.network().vpcId()));

        assertEquals(new TargetProblem.TargetGroupUnusable(service, wanted.network().vpcId(), "instance", "HTTP"),
                refusal());
    }

    @Test
    void anInternalLoadBalancerWillNotDo() {
        elb.createLoadBalancer(r -> r.name(service).scheme("internal").subnets(wanted.network().subnetIds()));

        assertEquals(new TargetProblem.BalancerUnusable(service, wanted.network().vpcId(), "application", "internal"),
                refusal());
    }

    @Test
    void aListenerThatLeadsElsewhereIsNotTurned() throws ProblemException {
        new Applying(folder).make(setup, wanted);
        var balancer = elb.describeLoadBalancers(r -> r.names(service)).loadBalancers().getFirst();
        elb.describeListeners(r -> r.loadBalancerArn(balancer.loadBalancerArn())).listeners()
                .forEach(it -> elb.deleteListener(r -> r.listenerArn(it.listenerArn())));
        String other = elb.createTargetGroup(r -> r.name(service + "-2").protocol("HTTP").port(80).targetType("ip")
                .vpcId(wanted.network().vpcId())).targetGroups().getFirst().targetGroupArn();
        elb.createListener(r -> r.loadBalancerArn(balancer.loadBalancerArn()).protocol("HTTP").port(80)
                .defaultActions(Action.builder().type("forward").targetGroupArn(other).build()));

        assertEquals(new TargetProblem.ListenerTaken(service, 80), refusal());
    }

    @Test
    void aServicesNameBecomesOneThatLoadBalancersCanBear() {
        assertEquals("my-app-api-service", BalancerRequest.name("my-app-api-service"));
        assertEquals("my-app", BalancerRequest.name("_my__app_"));
        assertEquals("xinternal-api", BalancerRequest.name("internal-api"));
        assertEquals("a".repeat(31), BalancerRequest.name("a".repeat(31) + "-b"));
        assertEquals("app", BalancerRequest.name("___"));
    }

    private TargetProblem refusal() {
        return (TargetProblem) assertThrows(ProblemException.class, () -> setup.plan(wanted)).problem();
    }

    private static List<Subject.Kind> kinds(List<Change> changes) {
        return changes.stream().map(change -> change.what().kind()).toList();
    }
}
