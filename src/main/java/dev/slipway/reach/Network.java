package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.SecurityRules.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;

/** The steps of the way that EC2 tells: interface, address, route, ACL, security groups. */
record Network(Ec2Client ec2) {

    private static final String INTERNET = "0.0.0.0/0";

    /** The task's network interface; always adds the rung that says how it stands. */
    Optional<NetworkInterface> interfaceOf(Task task, List<Rung> rungs) throws ProblemException {
        Optional<String> id = task.attachments().stream().flatMap(attachment -> attachment.details().stream())
                .filter(detail -> "networkInterfaceId".equals(detail.name())).map(KeyValuePair::value).findFirst();
        if (id.isEmpty()) {
            rungs.add(Rung.broken(Kind.INTERFACE, "reach.interface.none"));
            return Optional.empty();
        }
        Optional<NetworkInterface> found = described(id.get());
        rungs.add(found.map(nic -> Rung.ok(Kind.INTERFACE, "reach.interface.found", nic.networkInterfaceId(),
                nic.subnetId(), groups(nic))).orElseGet(() -> Rung.broken(Kind.INTERFACE, "reach.interface.gone",
                id.get())));
        return found;
    }

    static Rung address(NetworkInterface nic) {
        String address = nic.association() == null ? null : nic.association().publicIp();
        return address == null ? Rung.broken(Kind.ADDRESS, "reach.address.none")
                : Rung.ok(Kind.ADDRESS, "reach.address.found", address);
    }

    Rung route(NetworkInterface nic) throws ProblemException {
        Optional<RouteTable> table = tableOf(nic.subnetId(), nic.vpcId());
        if (table.isEmpty()) {
            return Rung.unknown(Kind.ROUTE, "reach.route.noTable", nic.subnetId());
        }
        String name = table.get().routeTableId();
        Optional<Route> route = outward(table.get());
        if (route.isEmpty()) {
            return Rung.broken(Kind.ROUTE, "reach.route.none", name);
        }
        return route(name, route.get());
    }

    private static Rung route(String table, Route route) {
        if (route.state() == RouteState.BLACKHOLE) {
            return Rung.broken(Kind.ROUTE, "reach.route.blackhole", table);
        }
        if (route.natGatewayId() != null) {
            return Rung.broken(Kind.ROUTE, "reach.route.nat", table, route.natGatewayId());
        }
        String gateway = String.valueOf(route.gatewayId());
        return gateway.startsWith("igw-") ? Rung.ok(Kind.ROUTE, "reach.route.internet", table, gateway)
                : Rung.unknown(Kind.ROUTE, "reach.route.other", table);
    }

    Rung acl(NetworkInterface nic, int port) throws ProblemException {
        List<NetworkAcl> acls = Aws.call(() -> ec2.describeNetworkAcls(it -> it.filters(
                by("association.subnet-id", nic.subnetId()))).networkAcls());
        if (acls.isEmpty()) {
            return Rung.unknown(Kind.NETWORK_ACL, "reach.acl.none", nic.subnetId());
        }
        String name = acls.getFirst().networkAclId();
        AclRules rules = new AclRules(acls.getFirst().entries());
        AclRules.Ruling in = rules.in(port);
        Optional<Integer> closed = rules.closedForAnswers();
        if (!in.allowed() && !in.exceptions()) {
            return Rung.broken(Kind.NETWORK_ACL, "reach.acl.in", name, in.number(), port);
        }
        if (closed.isPresent() && rules.isClosedForAllAnswers()) {
            return Rung.broken(Kind.NETWORK_ACL, "reach.acl.out", name);
        }
        if (closed.isPresent()) {
            return Rung.unknown(Kind.NETWORK_ACL, "reach.acl.someOut", name, closed.get());
        }
        return in.exceptions() ? Rung.unknown(Kind.NETWORK_ACL, "reach.acl.some", name, port)
                : Rung.ok(Kind.NETWORK_ACL, "reach.acl.open", name, in.number());
    }

    Rung securityGroups(NetworkInterface nic, int port) throws ProblemException {
        List<String> ids = nic.groups().stream().map(GroupIdentifier::groupId).toList();
        return rung(new SecurityRules(rules(ids)).passage(port), groups(nic), port);
    }

    /** All rules of these groups, inbound and outbound. */
    List<SecurityGroupRule> rules(List<String> groupIds) throws ProblemException {
        return Aws.call(() -> ec2.describeSecurityGroupRulesPaginator(it -> it.filters(
                Filter.builder().name("group-id").values(groupIds).build())).securityGroupRules().stream().toList());
    }

    private static Rung rung(Passage passage, String groups, int port) {
        return switch (passage) {
            case Passage.Everybody it -> Rung.ok(Kind.SECURITY_GROUP, "reach.group.everybody", groups, port,
                    SecurityRules.words(it.by()));
            case Passage.Some it -> Rung.ok(Kind.SECURITY_GROUP, "reach.group.some", groups, port,
                    SecurityRules.words(it.by()));
            case Passage.PrefixList it -> Rung.unknown(Kind.SECURITY_GROUP, "reach.group.prefixList", groups, port,
                    SecurityRules.words(it.by()));
            case Passage.OnlyV6 it -> Rung.broken(Kind.SECURITY_GROUP, "reach.group.onlyV6", groups, port,
                    SecurityRules.words(it.by()));
            case Passage.OnlyInside it -> Rung.broken(Kind.SECURITY_GROUP, "reach.group.onlyInside", groups, port,
                    SecurityRules.words(it.by()));
            case Passage.OtherPorts it -> Rung.broken(Kind.SECURITY_GROUP, "reach.group.otherPorts", groups, port,
                    SecurityRules.words(it.open()));
            case Passage.Nobody _ -> Rung.broken(Kind.SECURITY_GROUP, "reach.group.nobody", groups, port);
        };
    }

    /** The interface may have gone with its task since the task was read. */
    private Optional<NetworkInterface> described(String id) throws ProblemException {
        try {
            return Aws.call(() -> ec2.describeNetworkInterfaces(it -> it.networkInterfaceIds(id)).networkInterfaces()
                    .stream().findFirst());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused
                    && refused.code().equals("InvalidNetworkInterfaceID.NotFound")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The subnet's own, else the main one of its VPC. */
    Optional<RouteTable> tableOf(String subnet, String vpc) throws ProblemException {
        Optional<RouteTable> own = table("association.subnet-id", subnet, vpc);
        return own.isPresent() ? own : table("association.main", "true", vpc);
    }

    /** Where what is meant for the internet is sent. */
    static Optional<Route> outward(RouteTable table) {
        return table.routes().stream().filter(it -> INTERNET.equals(it.destinationCidrBlock())).findFirst();
    }

    private Optional<RouteTable> table(String filter, String value, String vpc) throws ProblemException {
        return Aws.call(() -> ec2.describeRouteTables(it -> it.filters(by(filter, value), by("vpc-id", vpc)))
                .routeTables().stream().findFirst());
    }

    static Filter by(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static String groups(NetworkInterface nic) {
        return nic.groups().stream().map(GroupIdentifier::groupId).collect(Collectors.joining(", "));
    }
}
