package dev.slipway.practice;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Empty shelves for each kind of EC2 resource, with the filters that the practice account knows. */
final class Ec2Kinds {

    private final Ec2Tags tags;
    private final Ec2Errors errors;
    private final PracticeConditions conditions;

    Ec2Kinds(Ec2Tags tags, Ec2Errors errors, PracticeConditions conditions) {
        this.tags = tags;
        this.errors = errors;
        this.conditions = conditions;
    }

    private <T> Ec2Shelf<T> shelf(Ec2Shelf.Kind<T> kind) {
        return new Ec2Shelf<>(kind, tags, errors, conditions);
    }

    Ec2Shelf<Vpc> vpcs() {
        return shelf(new Ec2Shelf.Kind<>(Vpc::vpcId, "InvalidVpcID.NotFound", "vpc ID"))
                .filter("vpc-id", Vpc::vpcId).filter("is-default", Vpc::isDefault)
                .filter("isDefault", Vpc::isDefault).filter("state", Vpc::stateAsString)
                .filter("cidr", Vpc::cidrBlock).filter("owner-id", Vpc::ownerId);
    }

    Ec2Shelf<Subnet> subnets() {
        return shelf(new Ec2Shelf.Kind<>(Subnet::subnetId, "InvalidSubnetID.NotFound", "subnet ID"))
                .filter("subnet-id", Subnet::subnetId).filter("vpc-id", Subnet::vpcId)
                .filter("availability-zone", Subnet::availabilityZone)
                .filter("availabilityZone", Subnet::availabilityZone)
                .filter("default-for-az", Subnet::defaultForAz).filter("defaultForAz", Subnet::defaultForAz)
                .filter("map-public-ip-on-launch", Subnet::mapPublicIpOnLaunch)
                .filter("cidr-block", Subnet::cidrBlock).filter("state", Subnet::stateAsString);
    }

    Ec2Shelf<RouteTable> routeTables() {
        return shelf(new Ec2Shelf.Kind<>(RouteTable::routeTableId, "InvalidRouteTableID.NotFound", "routeTable ID"))
                .filter("route-table-id", RouteTable::routeTableId).filter("vpc-id", RouteTable::vpcId)
                .filterAny("association.main", table -> associations(table).map(RouteTableAssociation::main))
                .filterAny("association.subnet-id", table -> associations(table).map(RouteTableAssociation::subnetId))
                .filterAny("association.route-table-association-id",
                        table -> associations(table).map(RouteTableAssociation::routeTableAssociationId))
                .filterAny("route.gateway-id", table -> table.routes().stream().map(Route::gatewayId))
                .filterAny("route.destination-cidr-block",
                        table -> table.routes().stream().map(Route::destinationCidrBlock));
    }

    private static Stream<RouteTableAssociation> associations(RouteTable table) {
        return table.associations().stream();
    }

    Ec2Shelf<InternetGateway> gateways() {
        return shelf(new Ec2Shelf.Kind<>(InternetGateway::internetGatewayId, "InvalidInternetGatewayID.NotFound",
                "internetGateway ID"))
                .filter("internet-gateway-id", InternetGateway::internetGatewayId)
                .filterAny("attachment.vpc-id",
                        gateway -> gateway.attachments().stream().map(InternetGatewayAttachment::vpcId))
                .filterAny("attachment.state",
                        gateway -> gateway.attachments().stream().map(InternetGatewayAttachment::stateAsString));
    }

    Ec2Shelf<ManagedPrefixList> prefixLists() {
        return shelf(new Ec2Shelf.Kind<>(ManagedPrefixList::prefixListId, "InvalidPrefixListID.NotFound",
                "prefix list ID")).filter("prefix-list-id", ManagedPrefixList::prefixListId)
                .filter("prefix-list-name", ManagedPrefixList::prefixListName)
                .filter("owner-id", ManagedPrefixList::ownerId);
    }

    Ec2Shelf<NatGateway> natGateways() {
        return shelf(new Ec2Shelf.Kind<>(NatGateway::natGatewayId, "NatGatewayNotFound", "NAT gateway ID"))
                .filter("nat-gateway-id", NatGateway::natGatewayId).filter("vpc-id", NatGateway::vpcId)
                .filter("subnet-id", NatGateway::subnetId).filter("state", NatGateway::stateAsString);
    }

    Ec2Shelf<EgressOnlyInternetGateway> egressGateways() {
        return shelf(new Ec2Shelf.Kind<>(EgressOnlyInternetGateway::egressOnlyInternetGatewayId,
                "InvalidGatewayID.NotFound", "egress-only internet gateway ID"));
    }

    Ec2Shelf<NetworkAcl> acls() {
        return shelf(new Ec2Shelf.Kind<>(NetworkAcl::networkAclId, "InvalidNetworkAclID.NotFound", "networkAcl ID"))
                .filter("network-acl-id", NetworkAcl::networkAclId).filter("vpc-id", NetworkAcl::vpcId)
                .filter("default", NetworkAcl::isDefault)
                .filterAny("association.subnet-id",
                        acl -> acl.associations().stream().map(NetworkAclAssociation::subnetId));
    }

    Ec2Shelf<SecurityGroupRule> rules() {
        return shelf(new Ec2Shelf.Kind<>(SecurityGroupRule::securityGroupRuleId, "InvalidSecurityGroupRuleId.NotFound",
                "security group rule ID"))
                .filter("security-group-rule-id", SecurityGroupRule::securityGroupRuleId)
                .filter("group-id", SecurityGroupRule::groupId);
    }

    Ec2Shelf<SecurityGroup> groups(PracticeNetwork network) {
        return shelf(new Ec2Shelf.Kind<>(SecurityGroup::groupId, "InvalidGroup.NotFound", "security group"))
                .filter("group-id", SecurityGroup::groupId).filter("group-name", SecurityGroup::groupName)
                .filter("vpc-id", SecurityGroup::vpcId).filter("description", SecurityGroup::description)
                .filter("owner-id", SecurityGroup::ownerId)
                .filterAny("ip-permission.cidr",
                        group -> inbound(network, group).map(SecurityGroupRule::cidrIpv4))
                .filterAny("ip-permission.from-port",
                        group -> inbound(network, group).map(SecurityGroupRule::fromPort))
                .filterAny("ip-permission.to-port",
                        group -> inbound(network, group).map(SecurityGroupRule::toPort));
    }

    Ec2Shelf<NetworkInterface> interfaces() {
        return shelf(new Ec2Shelf.Kind<>(NetworkInterface::networkInterfaceId, "InvalidNetworkInterfaceID.NotFound",
                "networkInterface ID"))
                .filter("network-interface-id", NetworkInterface::networkInterfaceId)
                .filter("subnet-id", NetworkInterface::subnetId).filter("vpc-id", NetworkInterface::vpcId)
                .filter("status", NetworkInterface::statusAsString)
                .filter("description", NetworkInterface::description)
                .filter("private-ip-address", NetworkInterface::privateIpAddress)
                .filter("addresses.private-ip-address", NetworkInterface::privateIpAddress)
                .filterAny("group-id", nic -> nic.groups().stream().map(GroupIdentifier::groupId))
                .filterAny("group-name", nic -> nic.groups().stream().map(GroupIdentifier::groupName))
                .filterAny("association.public-ip", nic -> Stream.ofNullable(nic.association())
                        .map(NetworkInterfaceAssociation::publicIp));
    }

    private static Stream<SecurityGroupRule> inbound(PracticeNetwork network, SecurityGroup group) {
        return network.rulesOf(group.groupId(), false).stream();
    }
}
