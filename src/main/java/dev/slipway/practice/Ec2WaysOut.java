package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** EC2's gateways by which one gets out and not in. */
interface Ec2WaysOut extends Ec2Part {

    @Override
    default CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
        Subnet subnet = network().subnets().get(request.subnetId());
        String id = network().newId("nat", ResourceType.NATGATEWAY, request.tagSpecifications());
        NatGateway made = NatGateway.builder().natGatewayId(id).subnetId(subnet.subnetId()).vpcId(subnet.vpcId())
                .state(NatGatewayState.AVAILABLE).connectivityType(request.connectivityType())
                .createTime(network().account().now()).build();
        network().natGateways().put(made);
        return CreateNatGatewayResponse.builder().natGateway(made).build();
    }

    @Override
    default DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        return DescribeNatGatewaysResponse.builder().natGateways(network().natGateways()
                .find(request.natGatewayIds(), request.filter())).build();
    }

    @Override
    default CreateEgressOnlyInternetGatewayResponse createEgressOnlyInternetGateway(
            CreateEgressOnlyInternetGatewayRequest request) {
        String vpc = network().vpcs().get(request.vpcId()).vpcId();
        String id = network().newId("eigw", ResourceType.EGRESS_ONLY_INTERNET_GATEWAY, request.tagSpecifications());
        EgressOnlyInternetGateway made = EgressOnlyInternetGateway.builder().egressOnlyInternetGatewayId(id)
                .attachments(List.of(InternetGatewayAttachment.builder().vpcId(vpc).state("attached").build())).build();
        network().egressGateways().put(made);
        return CreateEgressOnlyInternetGatewayResponse.builder().egressOnlyInternetGateway(made).build();
    }
}
