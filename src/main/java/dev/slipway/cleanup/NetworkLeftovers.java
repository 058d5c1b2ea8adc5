package dev.slipway.cleanup;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Rules in others' security groups, groups, subnets, route tables, gateways and VPCs, as far as nobody else hangs on
 * them.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html">Delete your VPC</a>
 */
final class NetworkLeftovers {

    private final Ec2Client ec2;
    private final Patience patience;
    private final Ownership ownership;
    private final NetworkSight sight;

    NetworkLeftovers(Account account, Patience patience, Ownership ownership, NetworkSight sight) {
        this.ec2 = account.ec2();
        this.patience = patience;
        this.ownership = ownership;
        this.sight = sight;
    }

    /** In the order in which they can be removed. */
    List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        sight.rules().forEach(rule -> leftover(rule).ifPresent(found::add));
        sight.groups().forEach(group -> leftover(group).ifPresent(found::add));
        sight.tables().forEach(table -> leftover(table).ifPresent(found::add));
        sight.subnets().forEach(subnet -> leftover(subnet).ifPresent(found::add));
        sight.gateways().forEach(gateway -> leftover(gateway).ifPresent(found::add));
        sight.vpcs().forEach(vpc -> leftover(vpc).ifPresent(found::add));
        return found;
    }

    /** A group of our own takes its rules along. */
    private Optional<Leftover> leftover(SecurityGroupRule rule) {
        boolean isOursAlone = sight.groups().stream().filter(it -> it.groupId().equals(rule.groupId()))
                .noneMatch(it -> isOurs(it.tags()));
        boolean isOurs = isOurs(rule.tags()) || ("Slipway " + ownership.pipeline().tag()).equals(rule.description());
        if (!isOursAlone || !isOurs || Boolean.TRUE.equals(rule.isEgress())) {
            return Optional.empty();
        }
        String id = rule.securityGroupRuleId();
        String from = rule.cidrIpv4() == null ? String.valueOf(rule.cidrIpv6()) : rule.cidrIpv4();
        Thing thing = Thing.of(Subject.Kind.SECURITY_GROUP_RULE, id, id, rule.groupId() + ": " + rule.ipProtocol() + " "
                + rule.fromPort() + " from " + from);
        var request = RevokeSecurityGroupIngressRequest.builder().groupId(rule.groupId()).securityGroupRuleIds(id)
                .build();
        return Optional.of(Leftover.of(thing,
                List.of(deleted(thing, request, ec2::revokeSecurityGroupIngress)), Claim.ours()));
    }

    private Optional<Leftover> leftover(SecurityGroup group) {
        Thing thing = Thing.of(Subject.Kind.SECURITY_GROUP, group.groupName(), group.groupId(), group.groupId());
        var request = DeleteSecurityGroupRequest.builder().groupId(group.groupId()).build();
        return ownership.of(thing, tag(group.tags())).map(claim -> Leftover.of(thing,
                List.of(deleted(thing, request, ec2::deleteSecurityGroup)), claim).needing(Set.of(group.vpcId()))
                .keptFor(worn(nic -> nic.groups().stream().anyMatch(it -> it.groupId().equals(group.groupId()))))
                .keptFor(sight.namedBy(group.groupId()).stream().filter(other -> !isOurGroup(other)).findFirst()
                        .map(other -> Note.info("cleanup.kept.named", other))));
    }

    /** A subnet that stays keeps its route table. */
    private Optional<Leftover> leftover(Subnet subnet) {
        Thing thing = Thing.of(Subject.Kind.SUBNET, name(subnet.tags(), subnet.subnetId()), subnet.subnetId(),
                subnet.subnetId() + " " + subnet.cidrBlock());
        var request = DeleteSubnetRequest.builder().subnetId(subnet.subnetId()).build();
        return ownership.of(thing, tag(subnet.tags())).map(claim -> Leftover.of(thing,
                List.of(deleted(thing, request, ec2::deleteSubnet)), claim).needing(needs(subnet))
                .keptFor(worn(nic -> subnet.subnetId().equals(nic.subnetId()))));
    }

    private Set<String> needs(Subnet subnet) {
        Set<String> needs = sight.tables().stream().filter(table -> table.associations().stream()
                        .anyMatch(it -> subnet.subnetId().equals(it.subnetId())))
                .map(RouteTable::routeTableId).collect(Collectors.toCollection(HashSet::new));
        needs.add(subnet.vpcId());
        return needs;
    }

    private Optional<Leftover> leftover(RouteTable table) {
        Thing thing = Thing.of(Subject.Kind.ROUTE_TABLE, name(table.tags(), table.routeTableId()),
                table.routeTableId(), table.routeTableId());
        List<RouteTableAssociation> associations = table.associations().stream()
                .filter(it -> it.subnetId() != null && !it.subnetId().isEmpty()).toList();
        Set<String> subnets = associations.stream().map(RouteTableAssociation::subnetId).collect(Collectors.toSet());
        List<Change> steps = new ArrayList<>(associations.stream().map(it -> taken(thing, it)).toList());
        steps.add(deleted(thing, DeleteRouteTableRequest.builder().routeTableId(table.routeTableId()).build(),
                ec2::deleteRouteTable));
        Optional<Note> serves = sight.subnets().stream().filter(it -> subnets.contains(it.subnetId()))
                .filter(it -> !isOurs(it.tags())).findFirst()
                .map(it -> Note.info("cleanup.kept.holds", it.subnetId()));
        return ownership.of(thing, tag(table.tags())).map(claim -> Leftover.of(thing,
                steps, claim).needing(Set.of(table.vpcId())).keptFor(serves));
    }

    private Change taken(Thing thing, RouteTableAssociation association) {
        var request = DisassociateRouteTableRequest.builder().associationId(association.routeTableAssociationId())
                .build();
        return new Change.Update(thing.what(), "Subnet: " + association.subnetId(), "Subnet: none",
                Call.of(AwsCommand.of(request), (_, _) -> {
                    Aws.call(() -> ec2.disassociateRouteTable(request));
                    return thing.id();
                }));
    }

    private Optional<Leftover> leftover(InternetGateway gateway) {
        String id = gateway.internetGatewayId();
        Thing thing = Thing.of(Subject.Kind.INTERNET_GATEWAY, name(gateway.tags(), id), id, id);
        List<String> vpcs = gateway.attachments().stream().map(InternetGatewayAttachment::vpcId).toList();
        List<Change> steps = new ArrayList<>();
        for (String vpc : vpcs) {
            var detach = DetachInternetGatewayRequest.builder().internetGatewayId(id).vpcId(vpc).build();
            steps.add(new Change.Update(thing.what(), "Attachments: " + vpc, "Attachments: none",
                    Call.of(AwsCommand.of(detach), (_, progress) -> {
                        patience.insist(thing.what(), progress, () -> ec2.detachInternetGateway(detach));
                        return id;
                    })));
        }
        steps.add(deleted(thing, DeleteInternetGatewayRequest.builder().internetGatewayId(id).build(),
                ec2::deleteInternetGateway));
        Optional<Note> serves = vpcs.stream().filter(vpc -> sight.vpcs().stream()
                        .noneMatch(it -> it.vpcId().equals(vpc) && isOurs(it.tags()))).findFirst()
                .map(vpc -> Note.info("cleanup.kept.wayOut", vpc));
        return ownership.of(thing, tag(gateway.tags())).map(claim -> Leftover.of(thing, steps, claim)
                .needing(Set.copyOf(vpcs)).keptFor(serves));
    }

    /** What stays of a network keeps its way out. */
    private Optional<Leftover> leftover(Vpc vpc) {
        String id = vpc.vpcId();
        Thing thing = Thing.of(Subject.Kind.VPC, name(vpc.tags(), id), id, id + " " + vpc.cidrBlock());
        var request = DeleteVpcRequest.builder().vpcId(id).build();
        List<InternetGateway> attached = sight.gateways().stream().filter(it -> it.attachments().stream()
                .anyMatch(attachment -> id.equals(attachment.vpcId()))).toList();
        return ownership.of(thing, tag(vpc.tags())).map(claim -> Leftover.of(thing,
                List.of(deleted(thing, request, ec2::deleteVpc)), claim)
                .needing(attached.stream().map(InternetGateway::internetGatewayId).collect(Collectors.toSet()))
                .keptFor(othersIn(id, attached)).keptFor(worn(nic -> id.equals(nic.vpcId()))));
    }

    private Optional<Note> othersIn(String vpc, List<InternetGateway> attached) {
        Stream<String> subnets = sight.subnets().stream().filter(it -> vpc.equals(it.vpcId()) && !isOurs(it.tags()))
                .map(Subnet::subnetId);
        Stream<String> groups = sight.groups().stream().filter(it -> vpc.equals(it.vpcId()) && !isOurs(it.tags())
                && !"default".equals(it.groupName())).map(SecurityGroup::groupId);
        Stream<String> tables = sight.tables().stream().filter(it -> vpc.equals(it.vpcId()) && !isOurs(it.tags())
                && it.associations().stream().noneMatch(to -> Boolean.TRUE.equals(to.main())))
                .map(RouteTable::routeTableId);
        Stream<String> gateways = attached.stream().filter(it -> !isOurs(it.tags()))
                .map(InternetGateway::internetGatewayId);
        return Stream.of(subnets, groups, tables, gateways).flatMap(it -> it).findFirst()
                .map(other -> Note.info("cleanup.kept.holds", other));
    }

    private Optional<Note> worn(Predicate<NetworkInterface> uses) {
        return sight.strangers().stream().filter(uses).findFirst()
                .map(nic -> Note.info("cleanup.kept.interface", nic.networkInterfaceId()));
    }

    private <R extends Ec2Request> Change deleted(Thing thing, R request, Function<R, ?> call) {
        return new Change.Delete(thing.what(), thing.seen(), Call.of(AwsCommand.of(request), (_, progress) -> {
            patience.insist(thing.what(), progress, () -> call.apply(request));
            return thing.id();
        }));
    }

    private boolean isOurGroup(String id) {
        return sight.groups().stream().anyMatch(it -> it.groupId().equals(id) && isOurs(it.tags()));
    }

    private boolean isOurs(List<Tag> tags) {
        return ownership.isOurs(tag(tags));
    }

    private static Optional<String> tag(List<Tag> tags) {
        return Ownership.tag(tags, Tag::key, Tag::value);
    }

    private static String name(List<Tag> tags, String id) {
        return tags.stream().filter(tag -> "Name".equals(tag.key())).map(Tag::value).findFirst().orElse(id);
    }
}
