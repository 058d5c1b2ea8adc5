package dev.slipway.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What EC2's networking does, whoever answers. */
abstract class Ec2Contract {

    abstract Ec2Client ec2();

    @Test
    void aNewAccountHasADefaultVpcWithPublicSubnetsInDifferentZones() {
        Vpc vpc = defaultVpc();
        List<Subnet> subnets = ec2().describeSubnets(r -> r.filters(by("vpc-id", vpc.vpcId()))).subnets();

        assertTrue(subnets.size() >= 2);
        assertTrue(subnets.stream().allMatch(Subnet::mapPublicIpOnLaunch));
        assertEquals(subnets.size(), subnets.stream().map(Subnet::availabilityZone).distinct().count());
    }

    @Test
    void aSubnetWithoutATableOfItsOwnHasNoneAndFallsBackToTheMainOne() {
        Vpc vpc = defaultVpc();
        Subnet subnet = ec2().describeSubnets(r -> r.filters(by("vpc-id", vpc.vpcId()))).subnets().getFirst();

        assertEquals(List.of(), tables(by("association.subnet-id", subnet.subnetId())));
        assertEquals(1, tables(by("vpc-id", vpc.vpcId()), by("association.main", "true")).size());
    }

    @Test
    void theDefaultNetworkAclLetsEverythingInAndOut() {
        var acls = ec2().describeNetworkAcls(r -> r.filters(by("vpc-id", defaultVpc().vpcId()))).networkAcls();

        var allowed = acls.getFirst().entries().stream().filter(entry -> entry.ruleActionAsString().equals("allow"));
        assertEquals(List.of(false, true), allowed.map(entry -> entry.egress()).sorted().toList());
    }

    @Test
    void aVpcIsBuiltFromItsPartsUpToTheInternet() {
        String vpc = ec2().createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        String subnet = ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24")).subnet().subnetId();
        ec2().modifySubnetAttribute(r -> r.subnetId(subnet).mapPublicIpOnLaunch(value -> value.value(true)));
        ec2().modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(value -> value.value(true)));
        String gateway = ec2().createInternetGateway().internetGateway().internetGatewayId();
        ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table = ec2().createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2().createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        ec2().associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));

        RouteTable found = tables(by("association.subnet-id", subnet)).getFirst();
        Route out = found.routes().stream().filter(route -> route.destinationCidrBlock().equals("0.0.0.0/0"))
                .findFirst().orElseThrow();
        assertEquals(gateway, out.gatewayId());
        assertEquals("active", out.stateAsString());
        assertTrue(ec2().describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst().mapPublicIpOnLaunch());
        assertFalse(ec2().describeVpcs(r -> r.vpcIds(vpc)).vpcs().getFirst().isDefault());
        assertTrue(ec2().describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsHostnames"))
                .enableDnsHostnames().value());
        assertEquals(vpc, ec2().describeInternetGateways(r -> r.filters(by("attachment.vpc-id", vpc)))
                .internetGateways().getFirst().attachments().getFirst().vpcId());
        assertEquals("RouteAlreadyExists", code(() -> ec2().createRoute(r -> r.routeTableId(table)
                .destinationCidrBlock("0.0.0.0/0").gatewayId(gateway))));
    }

    @Test
    void subnetsMayNotOverlapNorLeaveTheirVpc() {
        String vpc = ec2().createVpc(r -> r.cidrBlock("10.8.0.0/16")).vpc().vpcId();
        ec2().createSubnet(r -> r.vpcId(vpc).cidrBlock("10.8.0.0/24"));

        assertEquals("InvalidSubnet.Conflict", code(() -> ec2().createSubnet(r -> r.vpcId(vpc)
                .cidrBlock("10.8.0.0/25"))));
        assertEquals("InvalidSubnet.Range", code(() -> ec2().createSubnet(r -> r.vpcId(vpc)
                .cidrBlock("10.7.0.0/24"))));
    }

    @Test
    void aNewGroupLetsNothingInAndEverythingOut() {
        SecurityGroup group = group(newGroup("quiet"));

        assertEquals(List.of(), group.ipPermissions());
        assertEquals("-1", group.ipPermissionsEgress().getFirst().ipProtocol());
        assertEquals(defaultVpc().vpcId(), group.vpcId());
    }

    @Test
    void groupsAreFoundByNameAndTag() {
        String id = ec2().createSecurityGroup(r -> r.groupName("tagged").description("d").tagSpecifications(
                TagSpecification.builder().resourceType("security-group").tags(tag("slipway:pipeline", "o/r")).build()))
                .groupId();

        assertEquals(List.of(id), groups(by("group-name", "tagged")));
        assertEquals(List.of(id), groups(by("tag:slipway:pipeline", "o/r")));
        assertEquals(List.of(), groups(by("tag:slipway:pipeline", "o/other")));
        ec2().createTags(r -> r.resources(id).tags(tag("more", "yes")));
        assertEquals(2, group(id).tags().size());
    }

    @Test
    void twoGroupsOfOneVpcMayNotShareAName() {
        newGroup("twice");

        assertEquals("InvalidGroup.Duplicate", code(() -> newGroup("twice")));
    }

    @Test
    void aPortIsOpenedAndClosedByRuleId() {
        String id = newGroup("by-rule");
        SecurityGroupRule made = ec2().authorizeSecurityGroupIngress(r -> r.groupId(id)
                .ipPermissions(port(8080, "198.51.100.7/32"))).securityGroupRules().getFirst();

        IpPermission seen = group(id).ipPermissions().getFirst();
        assertEquals(8080, seen.fromPort());
        assertEquals("198.51.100.7/32", seen.ipRanges().getFirst().cidrIp());
        assertEquals("mine", seen.ipRanges().getFirst().description());
        assertTrue(rules(id).contains(made.securityGroupRuleId()));

        ec2().revokeSecurityGroupIngress(r -> r.groupId(id).securityGroupRuleIds(made.securityGroupRuleId()));
        assertEquals(List.of(), group(id).ipPermissions());
        assertFalse(rules(id).contains(made.securityGroupRuleId()));
    }

    @Test
    void aPortIsClosedByPermissionToo() {
        String id = newGroup("by-permission");
        ec2().authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "0.0.0.0/0")));
        ec2().revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "0.0.0.0/0")));

        assertEquals(List.of(), group(id).ipPermissions());
    }

    @Test
    void theSameRuleTwiceIsRefused() {
        String id = newGroup("double");
        ec2().authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "0.0.0.0/0")));

        assertEquals("InvalidPermission.Duplicate", code(() -> ec2().authorizeSecurityGroupIngress(r -> r.groupId(id)
                .ipPermissions(port(80, "0.0.0.0/0")))));
    }

    @Test
    void aMaskOfMoreThan32BitsIsRefused() {
        String id = newGroup("mask");

        assertEquals("InvalidParameterValue", code(() -> ec2().authorizeSecurityGroupIngress(r -> r.groupId(id)
                .ipPermissions(port(80, "198.51.100.0/33")))));
    }

    @Test
    void aRuleThatIsNotThereCannotBeRevoked() {
        String id = newGroup("no-rule");

        assertEquals("InvalidPermission.NotFound", code(() -> ec2().revokeSecurityGroupIngress(
                r -> r.groupId(id).ipPermissions(port(81, "0.0.0.0/0")))));
    }

    @Test
    void whatIsNotThereHasAnErrorOfItsKind() {
        assertEquals("InvalidGroup.NotFound", code(() -> group("sg-0aaaaaaaaaaaaaaaa")));
        assertEquals("InvalidVpcID.NotFound", code(() -> ec2().describeVpcs(r -> r.vpcIds("vpc-0aaaaaaaaaaaaaaaa"))));
        assertEquals("InvalidSubnetID.NotFound",
                code(() -> ec2().describeSubnets(r -> r.subnetIds("subnet-0aaaaaaaaaaaaaaaa"))));
        assertEquals("InvalidNetworkInterfaceID.NotFound",
                code(() -> ec2().describeNetworkInterfaces(r -> r.networkInterfaceIds("eni-0aaaaaaaaaaaaaaaa"))));
        assertEquals("InvalidRouteTableID.NotFound",
                code(() -> ec2().describeRouteTables(r -> r.routeTableIds("rtb-0aaaaaaaaaaaaaaaa"))));
        assertEquals("InvalidInternetGatewayID.NotFound",
                code(() -> ec2().describeInternetGateways(r -> r.internetGatewayIds("igw-0aaaaaaaaaaaaaaaa"))));
        assertEquals("InvalidGroup.NotFound", code(() -> ec2().deleteSecurityGroup(
                r -> r.groupId("sg-0aaaaaaaaaaaaaaaa"))));
    }

    @Test
    void aGroupIsDeletedWithItsRules() {
        String id = newGroup("short-lived");
        ec2().authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(port(80, "0.0.0.0/0")));
        ec2().deleteSecurityGroup(r -> r.groupId(id));

        assertEquals("InvalidGroup.NotFound", code(() -> group(id)));
        assertEquals(List.of(), rules(id));
    }

    @Test
    void aTaskFreeAccountHasNoNetworkInterfaces() {
        assertEquals(List.of(), ec2().describeNetworkInterfaces(r -> r.filters(by("group-name", "nobody")))
                .networkInterfaces());
    }

    Vpc defaultVpc() {
        return ec2().describeVpcs(r -> r.filters(by("is-default", "true"))).vpcs().getFirst();
    }

    String newGroup(String name) {
        return ec2().createSecurityGroup(r -> r.groupName(name).description("d")).groupId();
    }

    SecurityGroup group(String id) {
        return ec2().describeSecurityGroups(r -> r.groupIds(id)).securityGroups().getFirst();
    }

    List<RouteTable> tables(Filter... filters) {
        return ec2().describeRouteTables(r -> r.filters(filters)).routeTables();
    }

    /** Lets the second group into the first. */
    void letIn(String group, String peer) {
        ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(IpPermission.builder().ipProtocol("tcp")
                .fromPort(80).toPort(80).userIdGroupPairs(UserIdGroupPair.builder().groupId(peer).build()).build()));
    }

    static IpPermission port(int port, String cidr) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port)
                .ipRanges(IpRange.builder().cidrIp(cidr).description("mine").build()).build();
    }

    static Filter by(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    static String code(Executable call) {
        Ec2Exception thrown = assertThrows(Ec2Exception.class, call);
        assertEquals(400, thrown.statusCode());
        assertEquals("Ec2", thrown.awsErrorDetails().serviceName());
        assertFalse(thrown.requestId().isEmpty());
        assertFalse(thrown.awsErrorDetails().errorMessage().isEmpty());
        return thrown.awsErrorDetails().errorCode();
    }

    private List<String> groups(Filter filter) {
        return ec2().describeSecurityGroups(r -> r.filters(filter)).securityGroups().stream()
                .map(SecurityGroup::groupId).toList();
    }

    private List<String> rules(String group) {
        return ec2().describeSecurityGroupRules(r -> r.filters(by("group-id", group))).securityGroupRules().stream()
                .map(SecurityGroupRule::securityGroupRuleId).toList();
    }
}
