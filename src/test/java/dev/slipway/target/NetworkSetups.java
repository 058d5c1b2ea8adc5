package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Note;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Placement;
import dev.slipway.pipeline.RepositoryName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What making the network ready must do on any account without a public VPC. */
abstract class NetworkSetups {

    static final String REGION = "ap-northeast-1";

    @TempDir
    Path folder;
    private final Refusing refusing = new Refusing();
    private Account account;
    private Ec2Client ec2;
    private NetworkSetup setup;
    private NetworkRequest wanted;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
        ec2 = account.ec2();
        setup = new NetworkSetup(account, Pause.none());
        wanted = somebodys();
        cutOffDefaultVpc();
    }

    private void cutOffDefaultVpc() {
        ec2.describeVpcs(r -> {}).vpcs().stream().filter(Vpc::isDefault).forEach(vpc -> ec2.describeRouteTables(
                r -> r.filters(Filter.builder().name("vpc-id").values(vpc.vpcId()).build())).routeTables().stream()
                .filter(VpcView::leadsToInternet).forEach(table -> ec2.deleteRoute(
                        r -> r.routeTableId(table.routeTableId()).destinationCidrBlock(VpcView.EVERYWHERE))));
    }

    @Test
    void withoutAPublicVpcASmallNetworkIsPlannedInOrder() throws ProblemException {
        Plan<NetworkRequest> plan = setup.plan(wanted);

        assertEquals(List.of(Subject.Kind.VPC, Subject.Kind.SUBNET, Subject.Kind.SUBNET,
                Subject.Kind.INTERNET_GATEWAY, Subject.Kind.ROUTE, Subject.Kind.SECURITY_GROUP), kinds(plan.changes()));
        assertTrue(plan.changes().stream().allMatch(change -> change instanceof Change.Create));
        assertEquals("target.network.own", plan.notes().getFirst().key());
    }

    @Test
    void whatWasPlannedIsMadeAndASecondPlanKeepsAllOfIt() throws ProblemException {
        apply(setup.plan(wanted));

        assertTrue(setup.plan(wanted).isAllKept());
        assertInstanceOf(Verdict.Proven.class, setup.verify(setup.plan(wanted)));
        Network network = new NetworkFinder(account).find(wanted).orElseThrow();
        assertEquals(2, network.subnetIds().size());
        ec2.describeSubnets(r -> r.subnetIds(network.subnetIds())).subnets().forEach(subnet -> {
            assertTrue(subnet.mapPublicIpOnLaunch());
            assertEquals(network.vpcId(), subnet.vpcId());
        });
        assertTrue(ec2.describeSecurityGroups(r -> r.groupIds(network.ownGroup())).securityGroups().getFirst()
                .ipPermissions().isEmpty(), "no inbound rule unless asked for");
    }

    @Test
    void whatAKilledProgramLeftIsKeptAndCompleted() throws ProblemException {
        refusing.deny("CreateInternetGateway");
        assertThrows(ProblemException.class, () -> apply(setup.plan(wanted)));
        refusing.allow("CreateInternetGateway");

        Plan<NetworkRequest> again = setup.plan(wanted);

        assertEquals(List.of(Subject.Kind.INTERNET_GATEWAY, Subject.Kind.ROUTE, Subject.Kind.SECURITY_GROUP),
                kinds(again.toMake()));
        apply(again);
        assertTrue(setup.plan(wanted).isAllKept());
    }

    @Test
    void aGatewayThatWasMadeButNotAttachedIsAttached() throws ProblemException {
        refusing.deny("AttachInternetGateway");
        assertThrows(ProblemException.class, () -> apply(setup.plan(wanted)));
        refusing.allow("AttachInternetGateway");

        Plan<NetworkRequest> again = setup.plan(wanted);

        Change.Update attach = assertInstanceOf(Change.Update.class, again.toMake().getFirst());
        assertEquals(Subject.Kind.INTERNET_GATEWAY, attach.what().kind());
        apply(again);
        assertTrue(setup.plan(wanted).isAllKept());
    }

    @Test
    void aSubnetWithoutPublicAddressesGetsThem() throws ProblemException {
        refusing.deny("ModifySubnetAttribute");
        assertThrows(ProblemException.class, () -> apply(setup.plan(wanted)));
        refusing.allow("ModifySubnetAttribute");

        Plan<NetworkRequest> again = setup.plan(wanted);

        Change.Update mapping = assertInstanceOf(Change.Update.class, again.toMake().getFirst());
        assertEquals(Subject.Kind.SUBNET, mapping.what().kind());
        apply(again);
        assertTrue(setup.plan(wanted).isAllKept());
        assertEquals(2, new NetworkFinder(account).find(wanted).orElseThrow().subnetIds().size());
    }

    @Test
    void theNewVpcSharesNoAddressWithThoseThatAreThere() throws ProblemException {
        apply(setup.plan(wanted));
        NetworkRequest other = somebodys();

        Change.Create vpc = (Change.Create) setup.plan(other).changes().getFirst();

        List<String> taken = ec2.describeVpcs(r -> {}).vpcs().stream().map(Vpc::cidrBlock).toList();
        assertTrue(taken.stream().noneMatch(range -> vpc.content().contains('"' + range + '"')), vpc.content());
    }

    @Test
    void theOneRuleIsAddedOnlyWhenAskedFor() throws ProblemException {
        NetworkRequest open = wanted.openFor(Cidr.of("203.0.113.7"));
        apply(setup.plan(wanted));

        Plan<NetworkRequest> plan = setup.plan(open);

        assertEquals(List.of(Subject.Kind.SECURITY_GROUP_RULE), kinds(plan.toMake()));
        apply(plan);
        assertTrue(setup.plan(open).isAllKept());
        String group = new NetworkFinder(account).find(open).orElseThrow().ownGroup();
        var rule = ec2.describeSecurityGroups(r -> r.groupIds(group)).securityGroups().getFirst().ipPermissions();
        assertEquals("203.0.113.7/32", rule.getFirst().ipRanges().getFirst().cidrIp());
        assertEquals(8080, rule.getFirst().fromPort());
    }

    @Test
    void aRuleIsMadeWithItsGroupInOnePlan() throws ProblemException {
        NetworkRequest open = wanted.openFor(Cidr.of("2001:db8::/64"));

        apply(setup.plan(open));

        assertTrue(setup.plan(open).isAllKept());
    }

    @Test
    void aChosenVpcIsKeptWithItsPublicSubnets() throws ProblemException {
        apply(setup.plan(wanted));
        String vpcId = new NetworkFinder(account).find(wanted).orElseThrow().vpcId();
        NetworkRequest chosen = new NetworkRequest("another-group", "me/other", Placement.in(vpcId), 8080,
                Optional.empty());

        Plan<NetworkRequest> plan = setup.plan(chosen);

        assertEquals(List.of(Subject.Kind.SECURITY_GROUP), kinds(plan.toMake()));
        assertEquals(new Subject(Subject.Kind.VPC, vpcId), plan.changes().getFirst().what());
        apply(plan);
        assertEquals(vpcId, new NetworkFinder(account).find(chosen).orElseThrow().vpcId());
    }

    @Test
    void aChosenVpcWithoutPublicSubnetIsRefused() {
        String usual = ec2.createVpc(r -> r.cidrBlock("192.168.0.0/24")).vpc().vpcId();

        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted.in(Placement.in(usual))));

        assertEquals(new TargetProblem.NoPublicSubnet(usual), refusal.problem());
    }

    @Test
    void aChosenVpcThatIsNotThereIsRefused() {
        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted.in(Placement.in("vpc-00000000"))));

        assertEquals(new TargetProblem.NoSuchVpc("vpc-00000000"), refusal.problem());
    }

    @Test
    void behindALoadBalancerAreTwoGroupsOfWhichTheFirstLetsTheOtherIn() throws ProblemException {
        NetworkRequest balanced = wanted.in(Placement.defaults().withBalanced(true)).openFor(Cidr.of("203.0.113.7"));

        Plan<NetworkRequest> plan = setup.plan(balanced);

        assertEquals(List.of("my-app-api-sg", "my-app-api-sg-alb", "my-app-api-sg tcp 8080 my-app-api-sg-alb",
                "my-app-api-sg-alb tcp 80 203.0.113.7/32"), plan.changes().stream().map(change -> change.what().name())
                .filter(name -> name.startsWith("my-app")).toList());
        apply(plan);
        assertTrue(setup.plan(balanced).isAllKept());
        Network front = new NetworkFinder(account).findBalancers(balanced).orElseThrow();
        String tasks = new NetworkFinder(account).find(balanced).orElseThrow().ownGroup();
        var inbound = ec2.describeSecurityGroups(r -> r.groupIds(tasks)).securityGroups().getFirst().ipPermissions();
        assertEquals(2, front.subnetIds().size());
        assertEquals(front.ownGroup(), inbound.getFirst().userIdGroupPairs().getFirst().groupId());
        assertEquals(1, inbound.size(), "nobody else comes to the tasks");
    }

    @Test
    void whoeverChoosesSubnetsAndMoreGroupsGetsThoseAndNoOthers() throws ProblemException {
        apply(setup.plan(wanted));
        Network all = new NetworkFinder(account).find(wanted).orElseThrow();
        String subnet = all.subnetIds().getLast();
        String more = ec2.createSecurityGroup(r -> r.groupName("more").description("more").vpcId(all.vpcId()))
                .groupId();
        NetworkRequest chosen = wanted.in(new Placement(all.vpcId(), List.of(subnet), List.of(more), false));

        assertTrue(setup.plan(chosen).isAllKept());
        assertEquals(Optional.of(new Network(all.vpcId(), List.of(subnet), List.of(all.ownGroup(), more))),
                new NetworkFinder(account).find(chosen));
        NetworkRequest balanced = chosen.in(chosen.placement().withBalanced(true));
        var refusal = assertThrows(ProblemException.class, () -> new NetworkFinder(account).findBalancers(balanced));
        assertInstanceOf(TargetProblem.OneZone.class, refusal.problem());
    }

    @Test
    void subnetsAndGroupsThatAreNotInTheVpcAreRefusedByName() throws ProblemException {
        Placement lost = new Placement("", List.of("subnet-00000000"), List.of(), false);
        refused(new TargetProblem.NoSuchSubnet("subnet-00000000", ""), wanted.in(lost));
        apply(setup.plan(wanted));
        String vpc = new NetworkFinder(account).find(wanted).orElseThrow().vpcId();

        refused(new TargetProblem.NoSuchSubnet("subnet-00000000", vpc), wanted.in(lost));
        refused(new TargetProblem.NoSuchGroup("sg-00000000", vpc),
                wanted.in(new Placement("", List.of(), List.of("sg-00000000"), false)));
    }

    private void refused(TargetProblem problem, NetworkRequest request) {
        assertEquals(problem, assertThrows(ProblemException.class, () -> setup.plan(request)).problem());
    }

    @Test
    void aPrivateSubnetThatWasChosenIsWarnedOf() throws ProblemException {
        String vpc = ec2.createVpc(r -> r.cidrBlock("192.168.0.0/24")).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("192.168.0.0/25")).subnet().subnetId();

        Plan<NetworkRequest> plan = setup.plan(wanted.in(new Placement(vpc, List.of(subnet), List.of(), false)));

        assertEquals(List.of(Note.warning("target.subnet.private", subnet)), plan.notes());
    }

    @Test
    void aGroupThatLetsEverybodyInIsKeptAndTold() throws ProblemException {
        NetworkRequest open = wanted.openFor(Optional.of(Cidr.everybody()));
        apply(setup.plan(open));

        Plan<NetworkRequest> plan = setup.plan(wanted);

        assertTrue(plan.isAllKept());
        assertEquals(List.of(Note.warning("target.group.everybody", "my-app-api-sg")), plan.notes());
    }

    @Test
    void aPlanThatMovedIsRefusedAndNothingIsMade() throws ProblemException {
        Plan<NetworkRequest> previewed = setup.plan(wanted);
        apply(setup.plan(wanted));
        int before = ec2.describeVpcs(r -> {}).vpcs().size();

        var refusal = assertThrows(ProblemException.class, () -> apply(previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
        assertEquals(before, ec2.describeVpcs(r -> {}).vpcs().size());
    }

    @Test
    void aDenialNamesWhatWasDenied() {
        refusing.deny("DescribeVpcs");

        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted));

        String action = assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem()).action();
        assertTrue(action.endsWith("DescribeVpcs"), action);
    }

    @Test
    void untilItIsMadeThereIsNoNetworkToBeFound() throws ProblemException {
        assertFalse(new NetworkFinder(account).find(wanted).isPresent());
    }

    private static NetworkRequest somebodys() {
        return NetworkRequest.of(Pipeline.defaults(new RepositoryName("me", UUID.randomUUID().toString()), "main"));
    }

    private void apply(Plan<NetworkRequest> plan) throws ProblemException {
        new Applying(folder).apply(setup, plan);
    }

    private static List<Subject.Kind> kinds(List<Change> changes) {
        return changes.stream().map(change -> change.what().kind()).toList();
    }
}
