package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The way out of our own VPC: an internet gateway, and a route to it in the VPC's main table. */
final class OwnGateway {

    private final OwnVpc vpc;
    private final Ec2Client ec2;
    private final Subject what;

    OwnGateway(OwnVpc vpc) {
        this.vpc = vpc;
        this.ec2 = vpc.making().account().ec2();
        this.what = new Subject(Subject.Kind.INTERNET_GATEWAY, vpc.name());
    }

    List<Change> changes() throws ProblemException {
        Optional<InternetGateway> there = find();
        Reference gateway = new Reference(what, there.map(InternetGateway::internetGatewayId));
        if (there.isEmpty()) {
            return List.of(create(), route(gateway));
        }
        if (there.get().attachments().isEmpty()) {
            return List.of(attach(gateway), route(gateway));
        }
        return List.of(new Change.Keep(what, gateway.shown()), route(gateway));
    }

    private Change create() {
        CreateInternetGatewayRequest request = CreateInternetGatewayRequest.builder()
                .tagSpecifications(vpc.making().tags(ResourceType.INTERNET_GATEWAY, what.name())).build();
        List<String> commands = List.of(AwsCommand.of(request),
                AwsCommand.of(attaching(new Reference(what, Optional.empty()).shown(), vpc.reference().shown())));
        return new Change.Create(what, RequestText.of(request), Call.of(commands, (made, _) -> attached(
                Aws.call(() -> ec2.createInternetGateway(request)).internetGateway().internetGatewayId(), made)));
    }

    private Change attach(Reference gateway) {
        return new Change.Update(what, "Attachments: none", "Attachments: " + vpc.reference().shown(),
                Call.of(AwsCommand.of(attaching(gateway.shown(), vpc.reference().shown())),
                        (made, _) -> attached(gateway.id(made), made)));
    }

    private String attached(String gatewayId, Made made) throws ProblemException {
        AttachInternetGatewayRequest request = attaching(gatewayId, vpc.reference().id(made));
        vpc.making().settled(() -> ec2.attachInternetGateway(request));
        return gatewayId;
    }

    private Change route(Reference gateway) {
        Subject route = new Subject(Subject.Kind.ROUTE, vpc.name() + " " + VpcView.EVERYWHERE);
        Optional<RouteTable> table = vpc.there().flatMap(VpcView::mainTable);
        if (table.filter(VpcView::leadsToInternet).isPresent()) {
            return new Change.Keep(route, table.get().routeTableId());
        }
        String shownTable = table.map(RouteTable::routeTableId)
                .orElse("<main route table of " + vpc.reference().shown() + ">");
        CreateRouteRequest shown = routing(shownTable, gateway.shown());
        return new Change.Create(route, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            String tableId = table.isPresent() ? table.get().routeTableId() : mainTable(vpc.reference().id(made));
            CreateRouteRequest request = routing(tableId, gateway.id(made));
            vpc.making().settled(() -> ec2.createRoute(request));
            return tableId;
        }));
    }

    /** EC2 makes it with the VPC. */
    private String mainTable(String vpcId) throws ProblemException {
        return VpcView.read(vpc.making().account(), Vpc.builder().vpcId(vpcId).build()).mainTable()
                .orElseThrow(() -> new IllegalStateException("a VPC without a main route table: " + vpcId))
                .routeTableId();
    }

    /** The one at our VPC, else one with our tag that was never attached. */
    private Optional<InternetGateway> find() throws ProblemException {
        if (vpc.there().isEmpty()) {
            return Optional.empty();
        }
        List<InternetGateway> all = Aws.call(() -> ec2.describeInternetGatewaysPaginator(r -> {}).internetGateways()
                .stream().toList());
        String vpcId = vpc.there().get().id();
        return all.stream().filter(gateway -> gateway.attachments().stream()
                        .anyMatch(attachment -> vpcId.equals(attachment.vpcId()))).findFirst()
                .or(() -> all.stream().filter(gateway -> gateway.attachments().isEmpty()
                                && vpc.making().isOurs(gateway.tags()))
                        .findFirst());
    }

    private static AttachInternetGatewayRequest attaching(String gatewayId, String vpcId) {
        return AttachInternetGatewayRequest.builder().internetGatewayId(gatewayId).vpcId(vpcId).build();
    }

    private static CreateRouteRequest routing(String tableId, String gatewayId) {
        return CreateRouteRequest.builder().routeTableId(tableId).destinationCidrBlock(VpcView.EVERYWHERE)
                .gatewayId(gatewayId).build();
    }
}
