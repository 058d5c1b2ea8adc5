package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcState;

/**
 * Lays out VPCs and subnets with all that AWS makes along with them.
 * See https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
final class NetworkLayout {

    static final String DEFAULT_GROUP = "default";

    private static final String EVERYWHERE = "0.0.0.0/0";
    private static final String EVERYWHERE_V6 = "::/0";
    private static final String EVERY_PROTOCOL = "-1";
    private static final int LAST_RULE = 32767;

    private final PracticeNetwork network;
    private final PracticeIds ids;

    NetworkLayout(PracticeNetwork network) {
        this.network = network;
        this.ids = network.account().ids();
    }

    /** A public subnet in each zone, and a way to the internet for all of them. */
    Vpc defaultVpc() {
        Vpc vpc = vpc(ids.resource("vpc"), new Cidr(172L << 24 | 31L << 16, 16), true);
        String gateway = ids.resource("igw");
        network.gateways().put(InternetGateway.builder().internetGatewayId(gateway).ownerId(PracticeAccount.ID)
                .attachments(InternetGatewayAttachment.builder().vpcId(vpc.vpcId()).state("available").build())
                .build());
        RouteTable main = network.mainRouteTable(vpc.vpcId());
        network.routeTables().put(main.toBuilder()
                .routes(main.routes().getFirst(), route(EVERYWHERE, gateway, RouteOrigin.CREATE_ROUTE)).build());
        Cidr all = Cidr.parse(vpc.cidrBlock()).orElseThrow();
        long used = 0;
        for (Zone zone : Zone.of(network.account().region())) {
            Cidr cidr = new Cidr(all.first() + used, 20);
            subnet(ids.resource("subnet"), vpc, cidr, zone);
            used += cidr.size();
        }
        return vpc;
    }

    /** With its main route table, default network ACL and default security group. */
    Vpc vpc(String id, Cidr cidr, boolean isDefault) {
        var block = VpcCidrBlockAssociation.builder().associationId(ids.resource("vpc-cidr-assoc"))
                .cidrBlock(cidr.toString()).cidrBlockState(state -> state.state("associated")).build();
        Vpc vpc = Vpc.builder().vpcId(id).cidrBlock(cidr.toString()).cidrBlockAssociationSet(block)
                .isDefault(isDefault).state(VpcState.AVAILABLE).ownerId(PracticeAccount.ID).dhcpOptionsId("default")
                .instanceTenancy(Tenancy.DEFAULT).build();
        network.vpcs().put(vpc);
        network.setDnsNames(id, new PracticeNetwork.DnsNames(true, isDefault));
        RouteTable main = routeTable(ids.resource("rtb"), vpc);
        network.routeTables().put(main.toBuilder()
                .associations(association(main.routeTableId(), "").toBuilder().main(true).build()).build());
        network.acls().put(defaultAcl(vpc));
        SecurityGroup group = group(ids.resource("sg"), vpc, DEFAULT_GROUP, "default VPC security group");
        network.rules().put(rule(group, false).toBuilder().cidrIpv4(null)
                .referencedGroupInfo(peer -> peer.groupId(group.groupId()).userId(PracticeAccount.ID)).build());
        return vpc;
    }

    /** Public, and its zone's default, when its VPC is the default one. */
    Subnet subnet(String id, Vpc vpc, Cidr cidr, Zone zone) {
        Subnet subnet = Subnet.builder().subnetId(id).vpcId(vpc.vpcId()).cidrBlock(cidr.toString())
                .availabilityZone(zone.name()).availabilityZoneId(zone.id()).state(SubnetState.AVAILABLE)
                .mapPublicIpOnLaunch(vpc.isDefault()).defaultForAz(vpc.isDefault()).assignIpv6AddressOnCreation(false)
                .ownerId(PracticeAccount.ID).subnetArn(network.account().arn("ec2", "subnet/" + id)).build();
        network.subnets().put(subnet);
        NetworkAcl acl = network.defaultAcl(vpc.vpcId());
        var association = NetworkAclAssociation.builder().networkAclId(acl.networkAclId()).subnetId(id)
                .networkAclAssociationId(ids.resource("aclassoc")).build();
        network.acls().put(acl.toBuilder()
                .associations(Stream.concat(acl.associations().stream(), Stream.of(association)).toList()).build());
        return subnet;
    }

    /** With the one route that every table has. */
    RouteTable routeTable(String id, Vpc vpc) {
        RouteTable table = RouteTable.builder().routeTableId(id).vpcId(vpc.vpcId()).ownerId(PracticeAccount.ID)
                .routes(route(vpc.cidrBlock(), "local", RouteOrigin.CREATE_ROUTE_TABLE)).build();
        network.routeTables().put(table);
        return table;
    }

    /** Of a table with a subnet, or with none for the main table. */
    RouteTableAssociation association(String tableId, String subnetId) {
        return RouteTableAssociation.builder().routeTableAssociationId(ids.resource("rtbassoc")).routeTableId(tableId)
                .subnetId(subnetId.isEmpty() ? null : subnetId).main(false)
                .associationState(state -> state.state(RouteTableAssociationStateCode.ASSOCIATED)).build();
    }

    /** With nothing allowed in and everything allowed out. */
    SecurityGroup group(String id, Vpc vpc, String name, String description) {
        SecurityGroup group = SecurityGroup.builder().groupId(id).groupName(name).description(description)
                .vpcId(vpc.vpcId()).ownerId(PracticeAccount.ID)
                .securityGroupArn(network.account().arn("ec2", "security-group/" + id)).build();
        network.groups().put(group);
        network.rules().put(rule(group, true));
        return group;
    }

    /** Takes away what {@link #vpc} made. */
    void forget(String vpcId) {
        RouteTable main = network.mainRouteTable(vpcId);
        network.routeTables().remove(main.routeTableId());
        network.acls().remove(network.defaultAcl(vpcId).networkAclId());
        String group = network.defaultGroup(vpcId).groupId();
        network.rules().all().stream().filter(rule -> rule.groupId().equals(group))
                .forEach(rule -> network.rules().remove(rule.securityGroupRuleId()));
        network.groups().remove(group);
        network.vpcs().remove(vpcId);
    }

    static Route route(String destination, String gateway, RouteOrigin origin) {
        return Route.builder().destinationCidrBlock(destination).gatewayId(gateway).origin(origin)
                .state(RouteState.ACTIVE).build();
    }

    private SecurityGroupRule rule(SecurityGroup group, boolean egress) {
        return SecurityGroupRule.builder().securityGroupRuleId(ids.resource("sgr")).groupId(group.groupId())
                .groupOwnerId(PracticeAccount.ID).isEgress(egress).ipProtocol(EVERY_PROTOCOL).fromPort(-1).toPort(-1)
                .cidrIpv4(EVERYWHERE).build();
    }

    private NetworkAcl defaultAcl(Vpc vpc) {
        NetworkAcl closed = closedAcl(ids.resource("acl"), vpc);
        return closed.toBuilder().isDefault(true).entries(Stream.concat(closed.entries().stream(),
                Stream.of(true, false).map(egress -> entry(100, RuleAction.ALLOW, egress).build())).toList()).build();
    }

    /** With the two entries that every ACL ends with. */
    static NetworkAcl closedAcl(String id, Vpc vpc) {
        return NetworkAcl.builder().networkAclId(id).vpcId(vpc.vpcId()).isDefault(false).ownerId(PracticeAccount.ID)
                .entries(Stream.of(true, false).map(egress -> entry(LAST_RULE, RuleAction.DENY, egress).build())
                        .toList()).build();
    }

    /** What a default ACL is given when its VPC gets IPv6. */
    static Stream<NetworkAclEntry> openToV6() {
        return Stream.of(true, false).flatMap(egress -> Stream.of(entry(101, RuleAction.ALLOW, egress),
                entry(LAST_RULE + 1, RuleAction.DENY, egress)))
                .map(entry -> entry.cidrBlock(null).ipv6CidrBlock(EVERYWHERE_V6).build());
    }

    private static NetworkAclEntry.Builder entry(int number, RuleAction action, boolean egress) {
        return NetworkAclEntry.builder().ruleNumber(number).ruleAction(action).egress(egress).protocol(EVERY_PROTOCOL)
                .cidrBlock(EVERYWHERE);
    }
}
