package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** EC2 as the practice account has it, and what AWS does that moto does not. */
class PracticeEc2Test extends Ec2Contract {

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final Ec2Client ec2 = new PracticeAccount(clock, "ap-northeast-1").clients().ec2();

    @Override
    Ec2Client ec2() {
        return ec2;
    }

    @Test
    void theDefaultVpcLeadsToTheInternet() {
        String gateway = ec2.describeInternetGateways(r -> r.filters(by("attachment.vpc-id", defaultVpc().vpcId())))
                .internetGateways().getFirst().internetGatewayId();
        List<Route> routes = tables(by("association.main", "true"), by("vpc-id", defaultVpc().vpcId())).getFirst()
                .routes();

        assertTrue(routes.stream().anyMatch(route -> route.destinationCidrBlock().equals("0.0.0.0/0")
                && route.gatewayId().equals(gateway)));
    }

    @Test
    void peersOfTheSamePortAreOnePermission() {
        String id = newGroup("peers");
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "198.51.100.0/24")));
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(IpPermission.builder()
                .ipProtocol("tcp").fromPort(80).toPort(80)
                .ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build()).build()));

        List<IpPermission> seen = group(id).ipPermissions();
        assertEquals(1, seen.size());
        assertEquals("198.51.100.0/24", seen.getFirst().ipRanges().getFirst().cidrIp());
        assertEquals("::/0", seen.getFirst().ipv6Ranges().getFirst().cidrIpv6());
    }

    @Test
    void bitsBehindTheMaskAreDropped() {
        String id = newGroup("bits");
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "198.51.100.7/24")));

        assertEquals("198.51.100.0/24", group(id).ipPermissions().getFirst().ipRanges().getFirst().cidrIp());
    }

    @Test
    void aRangeOfPortsThatRunsBackwardsIsRefused() {
        String id = newGroup("backwards");

        assertEquals("InvalidParameterValue", code(() -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(id)
                .ipPermissions(port(80, "0.0.0.0/0").toBuilder().toPort(79).build()))));
    }

    @Test
    void anUnknownFilterIsRefused() {
        assertEquals("InvalidParameterValue", code(() -> ec2.describeVpcs(r -> r.filters(by("colour", "red")))));
    }

    @Test
    void anAccountWithoutDefaultVpcAsksForOne() {
        Ec2Client empty = PracticeAccount.withoutDefaultVpc(clock, "eu-west-1").clients().ec2();

        assertEquals(List.of(), empty.describeVpcs().vpcs());
        assertEquals("VPCIdNotSpecified",
                code(() -> empty.createSecurityGroup(r -> r.groupName("g").description("d"))));
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            newGroup("page-" + i);
        }

        List<String> names = ec2.describeSecurityGroupsPaginator(r -> r.maxResults(2)).securityGroups().stream()
                .map(SecurityGroup::groupName).toList();
        assertEquals(List.of("default", "page-0", "page-1", "page-2", "page-3", "page-4"), names);
        assertEquals("InvalidParameterValue", code(() -> ec2.describeSecurityGroups(r -> r.nextToken("mine"))));
    }

    @Test
    void theDefaultGroupStays() {
        String id = ec2.describeSecurityGroups(r -> r.filters(by("group-name", "default"))).securityGroups().getFirst()
                .groupId();

        assertEquals("CannotDelete", code(() -> ec2.deleteSecurityGroup(r -> r.groupId(id))));
    }

    @Test
    void descriptionsInJapaneseAreRefusedAsByAws() {
        assertEquals("InvalidParameterValue", code(() -> ec2.createSecurityGroup(r -> r.groupName("g")
                .description("説明"))));
    }

    @Test
    void aGroupThatAnotherNamesCannotBeDeleted() {
        String named = newGroup("named");
        String naming = newGroup("naming");
        letIn(naming, named);

        assertEquals("DependencyViolation", code(() -> ec2.deleteSecurityGroup(r -> r.groupId(named))));
        ec2.deleteSecurityGroup(r -> r.groupId(naming));
        ec2.deleteSecurityGroup(r -> r.groupId(named));
    }

    @Test
    void aRuleIdThatIsNotThereCannotBeRevoked() {
        String id = newGroup("no-rule-id");

        assertEquals("InvalidSecurityGroupRuleId.NotFound", code(() -> ec2.revokeSecurityGroupIngress(
                r -> r.groupId(id).securityGroupRuleIds("sgr-0aaaaaaaaaaaaaaaa"))));
    }
}
