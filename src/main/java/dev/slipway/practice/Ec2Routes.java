package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** EC2's route tables. */
interface Ec2Routes extends Ec2Part {

    @Override
    default DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        var found = network().routeTables().find(request.routeTableIds(), request.filters());
        Page<RouteTable> page = network().routeTables().page(found, request.maxResults(), request.nextToken());
        return DescribeRouteTablesResponse.builder().routeTables(page.items().stream().map(this::tagged).toList())
                .nextToken(page.next()).build();
    }

    /** The practice account has none. */
    @Override
    default DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
        return DescribeVpcEndpointsResponse.builder().vpcEndpoints(List.of()).build();
    }

    @Override
    default CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        var vpc = network().vpcs().get(request.vpcId());
        String id = network().newId("rtb", ResourceType.ROUTE_TABLE, request.tagSpecifications());
        return CreateRouteTableResponse.builder().routeTable(tagged(new NetworkLayout(network()).routeTable(id, vpc)))
                .build();
    }

    @Override
    default CreateRouteResponse createRoute(CreateRouteRequest request) {
        RouteTable table = network().routeTables().get(request.routeTableId());
        Route added = route(request);
        checkGateway(request, table);
        if (table.routes().stream().anyMatch(route -> to(route).equals(to(added)))) {
            throw network().errors().of("RouteAlreadyExists",
                    "The route identified by " + to(added) + " already exists.");
        }
        network().routeTables().put(table.toBuilder()
                .routes(Stream.concat(table.routes().stream(), Stream.of(added)).toList()).build());
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    private Route route(CreateRouteRequest request) {
        String v6 = request.destinationIpv6CidrBlock();
        String destination = v6 != null ? null : Cidr.parse(request.destinationCidrBlock()).map(Cidr::toString)
                .orElseThrow(() -> network().errors().invalidValue("Value (" + request.destinationCidrBlock()
                        + ") for parameter destinationCidrBlock is invalid. This is not a valid CIDR block."));
        return Route.builder().destinationCidrBlock(destination).destinationIpv6CidrBlock(v6)
                .gatewayId(request.gatewayId()).natGatewayId(request.natGatewayId())
                .egressOnlyInternetGatewayId(request.egressOnlyInternetGatewayId())
                .origin(RouteOrigin.CREATE_ROUTE).state(RouteState.ACTIVE).build();
    }

    private void checkGateway(CreateRouteRequest request, RouteTable table) {
        if (request.natGatewayId() != null) {
            network().natGateways().get(request.natGatewayId());
        } else if (request.egressOnlyInternetGatewayId() != null) {
            network().egressGateways().get(request.egressOnlyInternetGatewayId());
        } else {
            InternetGateway gateway = network().gateways().get(request.gatewayId());
            if (gateway.attachments().stream().noneMatch(attachment -> attachment.vpcId().equals(table.vpcId()))) {
                throw network().errors().invalidValue("route table " + table.routeTableId() + " and network gateway "
                        + gateway.internetGatewayId() + " belong to different networks");
            }
        }
    }

    private static String to(Route route) {
        return route.destinationCidrBlock() == null ? route.destinationIpv6CidrBlock() : route.destinationCidrBlock();
    }

    @Override
    default DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        RouteTable table = network().routeTables().get(request.routeTableId());
        List<Route> rest = table.routes().stream()
                .filter(route -> !to(route).equals(request.destinationCidrBlock())
                        && !to(route).equals(request.destinationIpv6CidrBlock())).toList();
        if (rest.size() == table.routes().size()) {
            throw network().errors().of("InvalidRoute.NotFound", "no route with destination-cidr-block "
                    + request.destinationCidrBlock() + " in route table " + table.routeTableId());
        }
        network().routeTables().put(table.toBuilder().routes(rest).build());
        return DeleteRouteResponse.builder().build();
    }

    @Override
    default AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        RouteTable table = network().routeTables().get(request.routeTableId());
        Subnet subnet = network().subnets().get(request.subnetId());
        if (!subnet.vpcId().equals(table.vpcId())) {
            throw network().errors().invalidValue("Route table " + table.routeTableId() + " and subnet "
                    + subnet.subnetId() + " belong to different networks");
        }
        if (associations().anyMatch(association -> subnet.subnetId().equals(association.subnetId()))) {
            throw network().errors().of("Resource.AlreadyAssociated", "the specified association for route table "
                    + table.routeTableId() + " conflicts with an existing association");
        }
        var made = new NetworkLayout(network()).association(table.routeTableId(), subnet.subnetId());
        network().routeTables().put(table.toBuilder()
                .associations(Stream.concat(table.associations().stream(), Stream.of(made)).toList()).build());
        return AssociateRouteTableResponse.builder().associationId(made.routeTableAssociationId())
                .associationState(made.associationState()).build();
    }

    @Override
    default DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest request) {
        RouteTableAssociation gone = associations().filter(
                association -> association.routeTableAssociationId().equals(request.associationId())).findFirst()
                .orElseThrow(() -> network().errors().of("InvalidAssociationID.NotFound",
                        "The association ID '" + request.associationId() + "' does not exist"));
        if (gone.main()) {
            throw network().errors().of("InvalidParameterValue",
                    "cannot disassociate the main route table association " + gone.routeTableAssociationId());
        }
        RouteTable table = network().routeTables().get(gone.routeTableId());
        network().routeTables().put(table.toBuilder().associations(table.associations().stream()
                .filter(association -> !association.equals(gone)).toList()).build());
        return DisassociateRouteTableResponse.builder().build();
    }

    @Override
    default DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        RouteTable table = network().routeTables().get(request.routeTableId());
        if (!table.associations().isEmpty()) {
            throw network().errors().dependency("The routeTable '" + table.routeTableId()
                    + "' has dependencies and cannot be deleted.");
        }
        network().routeTables().remove(table.routeTableId());
        return DeleteRouteTableResponse.builder().build();
    }

    private Stream<RouteTableAssociation> associations() {
        return network().routeTables().all().stream().flatMap(table -> table.associations().stream());
    }

    private RouteTable tagged(RouteTable table) {
        return table.toBuilder().tags(network().tags().of(table.routeTableId())).build();
    }
}
