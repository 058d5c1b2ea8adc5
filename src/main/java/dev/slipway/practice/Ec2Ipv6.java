package dev.slipway.practice;

import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** IPv6 for EC2's VPCs and subnets: from then on, tasks get an address of it, too. */
interface Ec2Ipv6 extends Ec2Part {

    /** Gives the VPC a block of documentation addresses, and IPv6 its place in route tables and the default ACL. */
    @Override
    default AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
        Vpc vpc = network().vpcs().get(request.vpcId());
        if (!Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock())) {
            throw network().errors().invalidValue("Only IPv6 blocks of Amazon can be had here");
        }
        if (vpc.hasIpv6CidrBlockAssociationSet() && !vpc.ipv6CidrBlockAssociationSet().isEmpty()) {
            throw network().errors().of("CidrLimitExceeded", "The VPC has an IPv6 block already");
        }
        String block = "2001:db8:" + network().account().ids().hex(3) + "::/56";
        var made = VpcIpv6CidrBlockAssociation.builder().ipv6CidrBlock(block)
                .associationId(network().account().ids().resource("vpc-cidr-assoc"))
                .ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED)).build();
        network().vpcs().put(vpc.toBuilder().ipv6CidrBlockAssociationSet(made).build());
        for (RouteTable table : network().routeTables().all()) {
            if (table.vpcId().equals(vpc.vpcId())) {
                network().routeTables().put(withLocalRoute(table, block));
            }
        }
        NetworkAcl acl = network().defaultAcl(vpc.vpcId());
        network().acls().put(acl.toBuilder().entries(Stream.concat(acl.entries().stream(),
                NetworkLayout.openToV6()).toList()).build());
        return AssociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).ipv6CidrBlockAssociation(made).build();
    }

    private static RouteTable withLocalRoute(RouteTable table, String block) {
        Route local = Route.builder().destinationIpv6CidrBlock(block).gatewayId("local")
                .origin(RouteOrigin.CREATE_ROUTE_TABLE).state(RouteState.ACTIVE).build();
        return table.toBuilder().routes(Stream.concat(table.routes().stream(), Stream.of(local)).toList()).build();
    }

    @Override
    default AssociateSubnetCidrBlockResponse associateSubnetCidrBlock(AssociateSubnetCidrBlockRequest request) {
        Subnet subnet = network().subnets().get(request.subnetId());
        if (!request.ipv6CidrBlock().endsWith("/64")) {
            throw network().errors().of("InvalidSubnet.Range", "The CIDR '" + request.ipv6CidrBlock()
                    + "' is invalid.");
        }
        var made = SubnetIpv6CidrBlockAssociation.builder().ipv6CidrBlock(request.ipv6CidrBlock())
                .associationId(network().account().ids().resource("subnet-cidr-assoc"))
                .ipv6CidrBlockState(state -> state.state(SubnetCidrBlockStateCode.ASSOCIATED)).build();
        network().subnets().put(subnet.toBuilder().ipv6CidrBlockAssociationSet(made).build());
        return AssociateSubnetCidrBlockResponse.builder().subnetId(subnet.subnetId()).ipv6CidrBlockAssociation(made)
                .build();
    }
}
