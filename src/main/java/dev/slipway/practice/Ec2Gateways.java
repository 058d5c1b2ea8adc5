package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteState;

/** EC2's internet gateways. */
interface Ec2Gateways extends Ec2Part {

    @Override
    default DescribeInternetGatewaysResponse describeInternetGateways(DescribeInternetGatewaysRequest request) {
        var found = network().gateways().find(request.internetGatewayIds(), request.filters());
        Page<InternetGateway> page = network().gateways().page(found, request.maxResults(), request.nextToken());
        return DescribeInternetGatewaysResponse.builder()
                .internetGateways(page.items().stream().map(this::tagged).toList()).nextToken(page.next()).build();
    }

    @Override
    default CreateInternetGatewayResponse createInternetGateway(CreateInternetGatewayRequest request) {
        String id = network().newId("igw", ResourceType.INTERNET_GATEWAY, request.tagSpecifications());
        InternetGateway gateway = InternetGateway.builder().internetGatewayId(id).ownerId(PracticeAccount.ID).build();
        network().gateways().put(gateway);
        return CreateInternetGatewayResponse.builder().internetGateway(tagged(gateway)).build();
    }

    @Override
    default AttachInternetGatewayResponse attachInternetGateway(AttachInternetGatewayRequest request) {
        InternetGateway gateway = network().gateways().get(request.internetGatewayId());
        String vpc = network().vpcs().get(request.vpcId()).vpcId();
        if (!gateway.attachments().isEmpty()) {
            throw network().errors().of("Resource.AlreadyAssociated", "resource " + gateway.internetGatewayId()
                    + " is already attached to network " + gateway.attachments().getFirst().vpcId());
        }
        boolean hasOne = network().gateways().all().stream().flatMap(other -> other.attachments().stream())
                .anyMatch(attachment -> attachment.vpcId().equals(vpc));
        if (hasOne) {
            throw network().errors().invalidValue("Network " + vpc + " already has an internet gateway attached");
        }
        network().gateways().put(gateway.toBuilder()
                .attachments(InternetGatewayAttachment.builder().vpcId(vpc).state("available").build()).build());
        setRoutes(gateway.internetGatewayId(), RouteState.ACTIVE);
        return AttachInternetGatewayResponse.builder().build();
    }

    @Override
    default DetachInternetGatewayResponse detachInternetGateway(DetachInternetGatewayRequest request) {
        InternetGateway gateway = network().gateways().get(request.internetGatewayId());
        if (gateway.attachments().stream().noneMatch(attachment -> attachment.vpcId().equals(request.vpcId()))) {
            throw network().errors().of("Gateway.NotAttached", "resource " + gateway.internetGatewayId()
                    + " is not attached to network " + request.vpcId());
        }
        boolean reached = network().interfaces().all().stream()
                .anyMatch(nic -> nic.vpcId().equals(request.vpcId()) && nic.association() != null);
        if (reached) {
            throw network().errors().dependency("Network " + request.vpcId() + " has some mapped public address(es). "
                    + "Please unmap those public address(es) before detaching the gateway.");
        }
        network().gateways().put(gateway.toBuilder().attachments(List.of()).build());
        setRoutes(gateway.internetGatewayId(), RouteState.BLACKHOLE);
        return DetachInternetGatewayResponse.builder().build();
    }

    @Override
    default DeleteInternetGatewayResponse deleteInternetGateway(DeleteInternetGatewayRequest request) {
        InternetGateway gateway = network().gateways().get(request.internetGatewayId());
        if (!gateway.attachments().isEmpty()) {
            throw network().errors().dependency("The internetGateway '" + gateway.internetGatewayId()
                    + "' has dependencies and cannot be deleted.");
        }
        network().gateways().remove(gateway.internetGatewayId());
        return DeleteInternetGatewayResponse.builder().build();
    }

    /** A route to a gateway leads nowhere while that is attached to no VPC. */
    private void setRoutes(String gateway, RouteState state) {
        for (var table : network().routeTables().all()) {
            network().routeTables().put(table.toBuilder().routes(table.routes().stream()
                    .map(route -> gateway.equals(route.gatewayId()) ? route.toBuilder().state(state).build() : route)
                    .toList()).build());
        }
    }

    private InternetGateway tagged(InternetGateway gateway) {
        return gateway.toBuilder().tags(network().tags().of(gateway.internetGatewayId())).build();
    }
}
