package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.Refusing;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/** The whole way on the practice account, broken at one step after the other. */
class LadderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<Kind> DIRECT = List.of(Kind.TASK, Kind.INTERFACE, Kind.ADDRESS, Kind.ROUTE,
            Kind.NETWORK_ACL, Kind.SECURITY_GROUP, Kind.TCP, Kind.HTTP, Kind.BODY);
    private static final ReachRequest WANTED = new ReachRequest("c", "web", 8080, "/");

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, "ap-northeast-1");
    private final Refusing refusing = new Refusing();
    private Account account;
    private EcsClient ecs;
    private Ec2Client ec2;

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(practice.clients()), "ap-northeast-1", new CallLog(clock));
        ecs = account.ecs();
        ec2 = account.ec2();
        ecs.createCluster(it -> it.clusterName("c"));
        ecs.registerTaskDefinition(it -> it.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .containerDefinitions(ContainerDefinition.builder().name("api").image("public.ecr.aws/x/y:1")
                        .portMappings(PortMapping.builder().containerPort(8080).build()).build()));
    }

    @Test
    void aClosedPortIsTheBrokenRungAndNothingComesBack() throws ProblemException {
        run();
        assertEquals("OK OK OK OK OK BROKEN BROKEN NOT_REACHED NOT_REACHED", states(WANTED));
        assertEquals("reach.group.onlyInside", key(Kind.SECURITY_GROUP));
        assertEquals("reach.tcp.timedOut", key(Kind.TCP));
    }

    @Test
    void anOpenPortIsAnswered() throws ProblemException {
        run();
        open("203.0.113.7/32");
        assertEquals("OK OK OK OK OK OK OK OK OK", states(WANTED));
        assertEquals("reach.group.proved", key(Kind.SECURITY_GROUP), "whoever gets through is let in");
        open("0.0.0.0/0");
        assertEquals("reach.group.everybody", key(Kind.SECURITY_GROUP));
        assertEquals(List.of("It works!"), rung(WANTED, Kind.BODY).facts());
    }

    @Test
    void theWrongPathIs404AndTheWrongPortRefuses() throws ProblemException {
        run();
        ec2.authorizeSecurityGroupIngress(it -> it.groupId(group()).ipProtocol("tcp").fromPort(80).toPort(9000)
                .cidrIp("0.0.0.0/0"));
        assertEquals("reach.http.notFound", rung(new ReachRequest("c", "web", 8080, "/Api/hello"), Kind.HTTP).key());
        assertEquals("reach.tcp.refused", rung(new ReachRequest("c", "web", 8081, "/"), Kind.TCP).key());
    }

    @Test
    void withoutAServiceOrATaskTheRestIsNotReached() throws ProblemException {
        assertEquals("BROKEN" + " NOT_REACHED".repeat(8), states(WANTED));
        assertEquals("reach.task.noService", key(Kind.TASK));
        assertEquals("reach.task.noService", rung(new ReachRequest("nowhere", "web", 80, "/"), Kind.TASK).key());
        create();
        assertEquals("reach.task.none", key(Kind.TASK));
        clock.advance(Duration.ofSeconds(5));
        assertEquals("reach.task.starting", key(Kind.TASK));
    }

    @Test
    void aServiceThatWantsNoTaskIsToldApart() throws ProblemException {
        run();
        ecs.updateService(it -> it.cluster("c").service("web").desiredCount(0));
        clock.advance(Duration.ofMinutes(5));
        assertEquals("reach.task.noneWanted", key(Kind.TASK));
    }

    @Test
    void aSubnetWithoutRouteToTheInternetIsFound() throws ProblemException {
        run();
        open("0.0.0.0/0");
        RouteTable main = ec2.describeRouteTables().routeTables().getFirst();
        ec2.deleteRoute(it -> it.routeTableId(main.routeTableId()).destinationCidrBlock("0.0.0.0/0"));
        assertEquals("OK OK OK BROKEN OK OK BROKEN NOT_REACHED NOT_REACHED", states(WANTED));
        assertEquals("reach.route.none", key(Kind.ROUTE));
    }

    @Test
    void theSubnetsOwnRouteTableCountsAndNotTheMainOne() throws ProblemException {
        run();
        NetworkInterface nic = nic();
        String own = ec2.createRouteTable(it -> it.vpcId(nic.vpcId())).routeTable().routeTableId();
        ec2.associateRouteTable(it -> it.routeTableId(own).subnetId(nic.subnetId()));
        assertEquals(List.of(own, "0.0.0.0/0"), rung(WANTED, Kind.ROUTE).facts());
        assertEquals(State.BROKEN, rung(WANTED, Kind.ROUTE).state());
    }

    @Test
    void aStepThatMayNotBeReadIsUnknownAndTheOthersAreStillSeen() throws ProblemException {
        run();
        open("0.0.0.0/0");
        refusing.deny("DescribeNetworkAcls").deny("DescribeRouteTables");
        assertEquals("OK OK OK UNKNOWN UNKNOWN OK OK OK OK", states(WANTED));
        assertEquals(List.of("ec2:DescribeNetworkAcls"), rung(WANTED, Kind.NETWORK_ACL).facts());
        refusing.answer("DescribeRouteTables", 403, "UnauthorizedOperation",
                "You are not authorized to perform this operation.");
        assertEquals(List.of("ec2:DescribeRouteTables"), rung(WANTED, Kind.ROUTE).facts());
        refusing.deny("DescribeServices");
        assertEquals("UNKNOWN" + " NOT_REACHED".repeat(8), states(WANTED));
    }

    @Test
    void anInterfaceThatWentWithItsTaskIsSaidToBeGone() throws ProblemException {
        run();
        refusing.answer("DescribeNetworkInterfaces", 400, "InvalidNetworkInterfaceID.NotFound", "gone");
        assertEquals("reach.interface.gone", key(Kind.INTERFACE));
    }

    @Test
    void troublesOtherThanMissingRightsAreNotTakenForASteps() {
        refusing.throttle("DescribeServices");
        var thrown = assertThrows(ProblemException.class, () -> way().walk(WANTED, PATIENCE));
        assertInstanceOf(AwsProblem.Throttled.class, thrown.problem());
    }

    @Test
    void theSecurityGroupsOfTheTaskAreGivenForOpeningThem() throws ProblemException {
        run();
        assertEquals(List.of(group()), way().walk(WANTED, PATIENCE).door().orElseThrow().securityGroups());
        assertFalse(way().walk(WANTED, PATIENCE).asked().isEmpty());
    }

    private Way way() {
        return new Way(new Ladder(account, Together.oneByOne()), new PracticeProbe(practice));
    }

    private String states(ReachRequest request) throws ProblemException {
        List<Rung> rungs = way().walk(request, PATIENCE).rungs();
        assertEquals(DIRECT, rungs.stream().map(Rung::kind).toList());
        return rungs.stream().map(rung -> rung.state().name()).collect(Collectors.joining(" "));
    }

    private String key(Kind kind) throws ProblemException {
        return rung(WANTED, kind).key();
    }

    private Rung rung(ReachRequest request, Kind kind) throws ProblemException {
        return way().walk(request, PATIENCE).rungs().stream().filter(rung -> rung.kind() == kind).findFirst().orElseThrow();
    }

    private void run() {
        create();
        clock.advance(Duration.ofSeconds(90));
        // practice works out what has happened when somebody looks at ECS
        ecs.listTasks(it -> it.cluster("c"));
    }

    private void create() {
        String subnet = ec2.describeSubnets().subnets().getFirst().subnetId();
        ecs.createService(it -> it.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1)
                .launchType("FARGATE").networkConfiguration(network -> network.awsvpcConfiguration(
                        vpc -> vpc.subnets(subnet).assignPublicIp("ENABLED"))));
    }

    private void open(String cidr) {
        ec2.authorizeSecurityGroupIngress(it -> it.groupId(group()).ipProtocol("tcp").fromPort(8080).toPort(8080)
                .cidrIp(cidr));
    }

    private String group() {
        return nic().groups().getFirst().groupId();
    }

    private NetworkInterface nic() {
        return ec2.describeNetworkInterfaces(it -> it.filters(Filter.builder().name("status").values("in-use").build()))
                .networkInterfaces().getFirst();
    }
}
