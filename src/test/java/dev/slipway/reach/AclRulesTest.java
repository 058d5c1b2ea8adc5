package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.pipeline.Seen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.Subnet;

class AclRulesTest {

    private static final NetworkAclEntry LAST_IN = entry(AclRules.LAST, false, "deny", "-1", "0.0.0.0/0", null);
    private static final NetworkAclEntry LAST_OUT = entry(AclRules.LAST, true, "deny", "-1", "0.0.0.0/0", null);

    @Test
    void tasksAskAtPort443AndHearTheAnswersAtPortsOfTheirOwn() {
        NetworkAclEntry out = entry(100, true, "allow", "6", "0.0.0.0/0", ports(443, 443));
        NetworkAclEntry back = entry(100, false, "allow", "6", "0.0.0.0/0", ports(1024, 65535));
        NetworkAclEntry vpc = entry(90, true, "allow", "-1", "10.0.0.0/8", null);

        assertEquals("FINE look.acl.open", seen(out, back));
        assertEquals("FAULT look.acl.out", seen(back));
        assertEquals("FAULT look.acl.replies", seen(out));
        assertEquals("UNTOLD look.acl.some", seen(vpc, back), "VPC endpoints may be in it");
        assertEquals("UNTOLD look.acl.some", seen(out, entry(100, false, "allow", "6", "0.0.0.0/0", ports(32768, 60999))));
        assertEquals("UNTOLD look.acl.some", seen(out, entry(100, false, "allow", "6", "10.0.0.0/8", null)));
    }

    private static String seen(NetworkAclEntry... entries) {
        Seen seen = SubnetPassage.seen("acl-1", "subnet-1", acl(entries));
        return seen.state() + " " + seen.key();
    }

    @Test
    void aTaskNeedsAnAddressOfOneOfTheSubnets() {
        Subnet full = Subnet.builder().subnetId("a").availableIpAddressCount(0).build();
        Subnet roomy = Subnet.builder().subnetId("b").availableIpAddressCount(3).build();

        assertEquals(Seen.fine("look.addresses.free", "b (3)"), FreeAddresses.seen(List.of(roomy)));
        assertEquals(Seen.untold("look.addresses.some", "a (0)", "a (0), b (3)"),
                FreeAddresses.seen(List.of(full, roomy)));
        assertEquals(Seen.fault("look.addresses.none", "a (0)"), FreeAddresses.seen(List.of(full)));
    }

    @Test
    void theDefaultAclLetsEverythingThrough() {
        AclRules rules = acl(entry(100, false, "allow", "-1", "0.0.0.0/0", null),
                entry(100, true, "allow", "-1", "0.0.0.0/0", null));
        assertEquals(ruling(true, 100, false), said(rules.in(8080)));
        assertEquals(Optional.empty(), rules.closedForAnswers());
    }

    @Test
    void theFirstEntryThatFitsDecidesWhateverTheirOrder() {
        AclRules rules = acl(entry(200, false, "allow", "-1", "0.0.0.0/0", null),
                entry(100, false, "deny", "6", "0.0.0.0/0", ports(8000, 9000)),
                entry(50, false, "allow", "17", "0.0.0.0/0", null));
        assertEquals(ruling(false, 100, false), said(rules.in(8080)));
        assertEquals(ruling(true, 200, false), said(rules.in(80)));
    }

    @Test
    void anAclOfItsOwnDeniesWhatNobodyAllows() {
        assertEquals(ruling(false, AclRules.LAST, false), said(acl().in(8080)));
        assertTrue(acl().isClosedForAllAnswers());
    }

    @Test
    void aPartOfTheInternetMayBeTreatedDifferently() {
        assertEquals(ruling(false, AclRules.LAST, true), said(acl(entry(100, false, "allow", "6", "203.0.113.0/24", ports(8080, 8080))).in(8080)));
        assertEquals(ruling(true, 200, true), said(acl(entry(100, false, "deny", "-1", "198.51.100.0/24", null),
                        entry(200, false, "allow", "-1", "0.0.0.0/0", null)).in(8080)));
    }

    @Test
    void answersNeedEveryPortOnWhichBrowsersWait() {
        assertEquals(Optional.empty(), acl(entry(100, true, "allow", "6", "0.0.0.0/0", ports(1024, 65535)))
                .closedForAnswers());
        AclRules linux = acl(entry(100, true, "allow", "6", "0.0.0.0/0", ports(32768, 60999)));
        assertEquals(Optional.of(1024), linux.closedForAnswers());
        assertFalse(linux.isClosedForAllAnswers());
        AclRules hole = acl(entry(90, true, "deny", "6", "0.0.0.0/0", ports(50000, 50010)),
                entry(100, true, "allow", "-1", "0.0.0.0/0", null));
        assertEquals(Optional.of(50000), hole.closedForAnswers());
        assertTrue(acl(entry(100, true, "allow", "6", "0.0.0.0/0", ports(443, 443))).isClosedForAllAnswers());
    }

    @Test
    void inboundEntriesDoNotSpeakOfAnswersNorOutboundOnesOfQuestions() {
        assertTrue(acl(entry(100, false, "allow", "-1", "0.0.0.0/0", null)).isClosedForAllAnswers());
        assertFalse(acl(entry(100, true, "allow", "-1", "0.0.0.0/0", null)).in(8080).allowed());
    }

    @Test
    void ipv6EntriesDoNotSpeakOfIpv4() {
        NetworkAclEntry v6 = NetworkAclEntry.builder().ruleNumber(101).egress(false).ruleAction("allow").protocol("-1")
                .ipv6CidrBlock("::/0").build();
        assertEquals(ruling(false, AclRules.LAST, false), said(acl(v6).in(8080)));
    }

    private static AclRules acl(NetworkAclEntry... entries) {
        return new AclRules(Stream.concat(Stream.of(LAST_IN, LAST_OUT), Stream.of(entries)).toList());
    }

    private static NetworkAclEntry entry(int number, boolean egress, String action, String protocol, String cidr,
                                         PortRange ports) {
        return NetworkAclEntry.builder().ruleNumber(number).egress(egress).ruleAction(action).protocol(protocol)
                .cidrBlock(cidr).portRange(ports).build();
    }

    private static PortRange ports(int from, int to) {
        return PortRange.builder().from(from).to(to).build();
    }

    private static List<Object> ruling(boolean allowed, int number, boolean exceptions) {
        return List.of(allowed, number, exceptions);
    }

    private static List<Object> said(AclRules.Ruling ruling) {
        return List.of(ruling.allowed(), ruling.number(), ruling.exceptions());
    }
}
