package dev.slipway.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Network;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The network on moto, an independent stand-in for EC2. Its default VPC leads nowhere, so that it is not public. */
@Needs(Part.MOTO)
class NetworkSetupTest {

    private static MotoServer moto;

    @TempDir
    Path folder;
    private final Refusing refusing = new Refusing();
    private Account account;
    private Ec2Client ec2;
    private NetworkSetup setup;
    private NetworkRequest wanted;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void end() {
        moto.close();
    }

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(moto.clients()), MotoServer.REGION,
                new CallLog(InstantSource.system()));
        ec2 = account.ec2();
        setup = new NetworkSetup(account, Pause.none());
        wanted = NetworkRequest.of("my-app-api-sg", "me/" + UUID.randomUUID());
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
    void whatWasPlannedIsMadeAndASecondPlanKeepsAllOfIt() throws Exception {
        apply(setup.plan(wanted));

        assertTrue(setup.plan(wanted).isAllKept());
        assertInstanceOf(Verdict.Proven.class, setup.verify(setup.plan(wanted)));
        Network network = new NetworkFinder(account).find(wanted).orElseThrow();
        assertEquals(2, network.subnetIds().size());
        ec2.describeSubnets(r -> r.subnetIds(network.subnetIds())).subnets().forEach(subnet -> {
            assertTrue(subnet.mapPublicIpOnLaunch());
            assertEquals(network.vpcId(), subnet.vpcId());
        });
        assertTrue(ec2.describeSecurityGroups(r -> r.groupIds(network.securityGroupId())).securityGroups().getFirst()
                .ipPermissions().isEmpty(), "no inbound rule unless asked for");
    }

    @Test
    void whatAKilledProgramLeftIsKeptAndCompleted() throws Exception {
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
    void aGatewayThatWasMadeButNotAttachedIsAttached() throws Exception {
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
    void aSubnetWithoutPublicAddressesGetsThem() throws Exception {
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
    void theNewVpcSharesNoAddressWithThoseThatAreThere() throws Exception {
        apply(setup.plan(wanted));
        NetworkRequest other = NetworkRequest.of("my-app-api-sg", "me/" + UUID.randomUUID());

        Change.Create vpc = (Change.Create) setup.plan(other).changes().getFirst();

        List<String> taken = ec2.describeVpcs().vpcs().stream().map(Vpc::cidrBlock).toList();
        assertTrue(taken.stream().noneMatch(range -> vpc.content().contains('"' + range + '"')), vpc.content());
    }

    @Test
    void theOneRuleIsAddedOnlyWhenAskedFor() throws Exception {
        NetworkRequest open = wanted.opening(new OpenPort(Cidr.of("203.0.113.7").orElseThrow(), 8080));
        apply(setup.plan(wanted));

        Plan<NetworkRequest> plan = setup.plan(open);

        assertEquals(List.of(Subject.Kind.SECURITY_GROUP_RULE), kinds(plan.toMake()));
        apply(plan);
        assertTrue(setup.plan(open).isAllKept());
        String group = new NetworkFinder(account).find(open).orElseThrow().securityGroupId();
        var rule = ec2.describeSecurityGroups(r -> r.groupIds(group)).securityGroups().getFirst().ipPermissions();
        assertEquals("203.0.113.7/32", rule.getFirst().ipRanges().getFirst().cidrIp());
        assertEquals(8080, rule.getFirst().fromPort());
    }

    @Test
    void aRuleIsMadeWithItsGroupInOnePlan() throws Exception {
        NetworkRequest open = wanted.opening(new OpenPort(Cidr.of("2001:db8::/64").orElseThrow(), 8080));

        apply(setup.plan(open));

        assertTrue(setup.plan(open).isAllKept());
    }

    @Test
    void aChosenVpcIsKeptWithItsPublicSubnets() throws Exception {
        apply(setup.plan(wanted));
        String vpcId = new NetworkFinder(account).find(wanted).orElseThrow().vpcId();
        NetworkRequest chosen = NetworkRequest.of("another-group", "me/other").in(vpcId);

        Plan<NetworkRequest> plan = setup.plan(chosen);

        assertEquals(List.of(Subject.Kind.SECURITY_GROUP), kinds(plan.toMake()));
        assertEquals(new Subject(Subject.Kind.VPC, vpcId), plan.changes().getFirst().what());
        apply(plan);
        assertEquals(vpcId, new NetworkFinder(account).find(chosen).orElseThrow().vpcId());
    }

    @Test
    void aChosenVpcWithoutPublicSubnetIsRefused() {
        String usual = ec2.describeVpcs().vpcs().stream().filter(Vpc::isDefault).findFirst().orElseThrow().vpcId();

        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted.in(usual)));

        assertEquals(new TargetProblem.NoPublicSubnet(usual), refusal.problem());
    }

    @Test
    void aChosenVpcThatIsNotThereIsRefused() {
        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted.in("vpc-00000000")));

        assertEquals(new TargetProblem.NoSuchVpc("vpc-00000000"), refusal.problem());
    }

    @Test
    void aPlanThatMovedIsRefusedAndNothingIsMade() throws Exception {
        Plan<NetworkRequest> previewed = setup.plan(wanted);
        apply(setup.plan(wanted));
        int before = ec2.describeVpcs().vpcs().size();

        var refusal = assertThrows(ProblemException.class, () -> apply(previewed));

        assertInstanceOf(ChangeProblem.PlanMoved.class, refusal.problem());
        assertEquals(before, ec2.describeVpcs().vpcs().size());
    }

    @Test
    void aDenialNamesWhatWasDenied() {
        refusing.deny("DescribeVpcs");

        var refusal = assertThrows(ProblemException.class, () -> setup.plan(wanted));

        assertEquals("DescribeVpcs", assertInstanceOf(AwsProblem.AccessDenied.class, refusal.problem()).action());
    }

    @Test
    void untilItIsMadeThereIsNoNetworkToBeFound() throws ProblemException {
        assertFalse(new NetworkFinder(account).find(wanted).isPresent());
    }

    private void apply(Plan<NetworkRequest> plan) throws Exception {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            new Applier(ledger, Pause.none()).apply(setup, plan, Progress.none());
        }
    }

    private static List<Subject.Kind> kinds(List<Change> changes) {
        return changes.stream().map(change -> change.what().kind()).toList();
    }
}
