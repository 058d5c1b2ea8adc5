package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

class SecurityRulesTest {

    private static final Asker ANYBODY = Asker.of(false, List.of());

    @ParameterizedTest
    @CsvSource({"tcp, 8080, 8080, true", "tcp, 8000, 9000, true", "6, 8080, 8080, true", "-1, -1, -1, true",
        "tcp, 0, 65535, true", "tcp, 80, 80, false", "udp, 8080, 8080, false", "tcp, 8081, 9000, false",
        "icmp, -1, -1, false"})
    void aRuleFitsByProtocolAndPorts(String protocol, int from, int to, boolean fits) {
        SecurityRules rules = new SecurityRules(List.of(rule(protocol, from, to).cidrIpv4("0.0.0.0/0").build()));
        assertEquals(fits, rules.passage(ANYBODY, 8080) instanceof Passage.Everybody);
        assertEquals(!fits, letIn(rules, "203.0.113.7/32").isEmpty());
    }

    @Test
    void everyProtocolMayComeWithoutPorts() {
        SecurityGroupRule all = SecurityGroupRule.builder().ipProtocol("-1").cidrIpv4("0.0.0.0/0").build();
        assertEquals(new Passage.Everybody(List.of(all)), passage(all));
    }

    @Test
    void aRangeLetsItsPartInAndNobodyElse() {
        SecurityGroupRule mine = open().cidrIpv4("203.0.113.0/24").build();
        SecurityRules rules = new SecurityRules(List.of(mine));
        assertEquals(new Passage.Some(List.of(mine)), rules.passage(ANYBODY, 8080));
        assertFalse(letIn(rules, "203.0.113.7/32").isEmpty());
        assertTrue(letIn(rules, "203.0.114.7/32").isEmpty());
        assertTrue(letIn(rules, "0.0.0.0/0").isEmpty());
    }

    @Test
    void whatDoesNotLetTheInternetInIsToldApart() {
        SecurityGroupRule group = open().referencedGroupInfo(ReferencedSecurityGroup.builder().groupId("sg-2").build())
                .build();
        SecurityGroupRule inside = open().cidrIpv4("10.0.0.0/8").build();
        SecurityGroupRule v6 = open().cidrIpv6("::/0").build();
        SecurityGroupRule list = open().prefixListId("pl-1").build();
        SecurityGroupRule web = rule("tcp", 80, 80).cidrIpv4("0.0.0.0/0").build();
        SecurityGroupRule outbound = open().cidrIpv4("0.0.0.0/0").isEgress(true).build();
        assertEquals(new Passage.OnlyInside(List.of(group)), passage(group));
        assertEquals(new Passage.OnlyInside(List.of(inside)), passage(inside, web));
        assertEquals(new Passage.OtherFamily(List.of(v6)), passage(inside, v6));
        assertEquals(new Passage.UnreadList(List.of(list)), passage(group, list));
        assertEquals(new Passage.OtherPorts(List.of(web)), passage(web, outbound));
        assertEquals(new Passage.Nobody(), passage(outbound));
        assertEquals(new Passage.Nobody(), passage());
    }

    @Test
    void rulesAreNamedAsPeopleSpeakOfThem() {
        assertEquals("tcp 8080 from 203.0.113.7/32 (sgr-1)", SecurityRules.words(open().cidrIpv4("203.0.113.7/32")
                .securityGroupRuleId("sgr-1").build()));
        assertEquals("tcp 1-90 from ::/0", SecurityRules.words(rule("tcp", 1, 90).cidrIpv6("::/0").build()));
        assertEquals("all from pl-1", SecurityRules.words(SecurityGroupRule.builder().ipProtocol("-1")
                .prefixListId("pl-1").build()));
    }

    private static List<SecurityGroupRule> letIn(SecurityRules rules, String range) {
        return rules.lettingIn(List.of(AddressSpan.parse(range).orElseThrow()), 8080);
    }

    private static Passage passage(SecurityGroupRule... rules) {
        return new SecurityRules(Arrays.asList(rules)).passage(ANYBODY, 8080);
    }

    private static SecurityGroupRule.Builder open() {
        return rule("tcp", 8080, 8080);
    }

    private static SecurityGroupRule.Builder rule(String protocol, int from, int to) {
        return SecurityGroupRule.builder().ipProtocol(protocol).fromPort(from).toPort(to).isEgress(false);
    }
}
