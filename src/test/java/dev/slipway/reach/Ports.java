package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What opening and closing a port must do on any account that has EC2. */
abstract class Ports {

    static final String REGION = "ap-northeast-1";
    private static final String TAG = "hanako/my-app";

    @TempDir
    Path folder;
    private final Refusing refusing = new Refusing();
    private Account account;
    private Ec2Client ec2;
    private String group;

    abstract Clients clients();

    @BeforeEach
    void makeAGroup() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
        ec2 = account.ec2();
        group = ec2.createSecurityGroup(it -> it.groupName("test-" + UUID.randomUUID()).description("for tests")
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.SECURITY_GROUP)
                        .tags(Tag.builder().key(Pipeline.TAG).value(TAG).build()).build())).groupId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7/32", "203.0.113.0/24", "2001:db8::1/128"})
    void thePortIsOpenedForTheRangeAloneAndTakenBack(String cidr) throws ProblemException {
        applyAndProve(new PortOpening(account), wanted(cidr));
        List<SecurityGroupRule> made = inbound();
        assertEquals(1, made.size());
        assertEquals("tcp 8080 from " + cidr + " (" + made.getFirst().securityGroupRuleId() + ")",
                SecurityRules.words(made.getFirst()));
        assertEquals("Slipway hanako/my-app", made.getFirst().description());
        applyAndProve(new PortClosing(account), new PortClosingRequest(group, 8080, TAG));
        assertEquals(List.of(), inbound());
    }

    @Test
    void openingForEverybodyIsWarnedOf() throws ProblemException {
        Plan<PortRequest> plan = new PortOpening(account).plan(wanted("0.0.0.0/0"));
        assertEquals(List.of(Note.warning("reach.note.everybody", "8080")), plan.notes());
        applyAndProve(new PortOpening(account), wanted("0.0.0.0/0"));
    }

    @Test
    void aRuleOfOthersThatLetsTheRangeInIsEnough() throws ProblemException {
        allowByHand("tcp", 8000, 9000, "203.0.113.0/24");
        Plan<PortRequest> plan = new PortOpening(account).plan(wanted("203.0.113.7/32"));
        assertTrue(assertInstanceOf(Change.Keep.class, plan.changes().getFirst()).evidence()
                .startsWith("tcp 8000-9000 from 203.0.113.0/24"));
    }

    @Test
    void rulesOfOthersThatLetTheRangeInTogetherAreEnough() throws ProblemException {
        allowByHand("tcp", 8080, 8080, "203.0.113.0/25");
        allowByHand("tcp", 8080, 8080, "203.0.113.128/25");
        assertTrue(new PortOpening(account).plan(wanted("203.0.113.0/24")).isAllKept());
    }

    @Test
    void aNarrowerRuleIsTold() throws ProblemException {
        allowByHand("tcp", 8080, 8080, "203.0.113.7/32");
        Plan<PortRequest> plan = new PortOpening(account).plan(wanted("203.0.113.0/24"));
        assertEquals(List.of("reach.note.narrower"), plan.notes().stream().map(Note::key).toList());
        applyAndProve(new PortOpening(account), wanted("203.0.113.0/24"));
        assertEquals(2, inbound().size());
    }

    @Test
    void theSameRuleWithoutOurTagIsNotTakenBack() throws ProblemException {
        ec2.authorizeSecurityGroupIngress(it -> it.groupId(group).ipPermissions(IpPermission.builder().ipProtocol("tcp")
                .fromPort(8080).toPort(8080).ipRanges(IpRange.builder().cidrIp("203.0.113.7/32")
                        .description("Slipway hanako/my-app").build()).build()));
        assertTrue(new PortOpening(account).plan(wanted("203.0.113.7/32")).isAllKept());
        Plan<PortClosingRequest> closing = new PortClosing(account).plan(new PortClosingRequest(group, 8080, TAG));
        assertTrue(closing.isAllKept());
        assertEquals(List.of("reach.note.foreignRule"), closing.notes().stream().map(Note::key).toList());
    }

    @Test
    void aRangeThatNobodyIsLikelyToMeanIsWarnedOf() throws ProblemException {
        assertEquals(List.of(Note.warning("reach.note.wideRange", "200.0.0.0/8")),
                new PortOpening(account).plan(wanted("200.0.0.0/8")).notes());
        assertEquals(List.of(Note.warning("reach.note.wideRange", "2001::/16")),
                new PortOpening(account).plan(wanted("2001::/16")).notes());
    }

    @Test
    void everybodyOfIPv6IsWarnedOfToo() throws ProblemException {
        assertEquals(List.of(Note.warning("reach.note.everybody", "8080")),
                new PortOpening(account).plan(wanted("::/0")).notes());
    }

    @Test
    void rulesOfOthersStayWhenThePortIsClosed() throws ProblemException {
        allowByHand("-1", -1, -1, "198.51.100.0/24");
        applyAndProve(new PortOpening(account), wanted("203.0.113.7/32"));
        Plan<PortClosingRequest> plan = new PortClosing(account).plan(new PortClosingRequest(group, 8080, TAG));
        assertEquals(1, plan.changes().size());
        assertEquals(List.of("reach.note.foreignRule"), plan.notes().stream().map(Note::key).toList());
        applyAndProve(new PortClosing(account), new PortClosingRequest(group, 8080, TAG));
        assertEquals(1, inbound().size());
    }

    @Test
    void anotherPipelinesRuleIsNotOurs() throws ProblemException {
        applyAndProve(new PortOpening(account), wanted("203.0.113.7/32"));
        assertTrue(new PortClosing(account).plan(new PortClosingRequest(group, 8080, "taro/other")).isAllKept());
    }

    @Test
    void aGroupThatSlipwayDidNotMakeIsWarnedOf() throws ProblemException {
        ec2.deleteTags(it -> it.resources(group).tags(Tag.builder().key(Pipeline.TAG).build()));
        assertEquals(List.of(Note.warning("reach.note.sharedGroup", group)),
                new PortOpening(account).plan(wanted("203.0.113.7/32")).notes());
    }

    @Test
    void aPrivateRangeIsWarnedOf() throws ProblemException {
        assertEquals(List.of(Note.warning("reach.note.privateRange", "192.168.1.5/32")),
                new PortOpening(account).plan(wanted("192.168.1.5/32")).notes());
    }

    @Test
    void aPlanThatMovedIsRefused() throws ProblemException {
        Plan<PortRequest> plan = new PortOpening(account).plan(wanted("203.0.113.7/32"));
        allowByHand("tcp", 8080, 8080, "0.0.0.0/0");
        var thrown = assertThrows(ProblemException.class, () -> apply(new PortOpening(account), plan));
        assertInstanceOf(ChangeProblem.PlanMoved.class, thrown.problem());
        assertEquals(1, inbound().size());
    }

    @Test
    void aGroupThatIsNotThereIsNamed() {
        PortRequest nowhere = new PortRequest("sg-00000000000000000", 8080, Cidr.everybody(), TAG);
        var thrown = assertThrows(ProblemException.class, () -> new PortOpening(account).plan(nowhere));
        assertEquals(new ReachProblem.NoSuchSecurityGroup("sg-00000000000000000"), thrown.problem());
    }

    @Test
    void aDenialIsTold() {
        refusing.deny("DescribeSecurityGroupRules");
        var thrown = assertThrows(ProblemException.class, () -> new PortOpening(account).plan(wanted("0.0.0.0/0")));
        assertInstanceOf(AwsProblem.AccessDenied.class, thrown.problem());
    }

    private PortRequest wanted(String cidr) {
        return new PortRequest(group, 8080, Cidr.of(cidr).orElseThrow(), TAG);
    }

    private void allowByHand(String protocol, int from, int to, String cidr) {
        ec2.authorizeSecurityGroupIngress(it -> it.groupId(group).ipPermissions(IpPermission.builder()
                .ipProtocol(protocol).fromPort(from).toPort(to).ipRanges(IpRange.builder().cidrIp(cidr).build())
                .build()));
    }

    private List<SecurityGroupRule> inbound() {
        return ec2.describeSecurityGroupRules(it -> it.filters(Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules().stream().filter(rule -> !rule.isEgress()).toList();
    }

    private <W> void applyAndProve(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        apply(operation, plan);
        assertInstanceOf(Verdict.Proven.class, operation.verify(plan));
        assertTrue(operation.plan(wanted).isAllKept(), "a second plan changes nothing");
    }

    private <W> void apply(Operation<W> operation, Plan<W> plan) throws ProblemException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            new Applier(ledger, Pause.none()).apply(operation, plan, Progress.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
