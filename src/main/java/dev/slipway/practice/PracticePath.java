package dev.slipway.practice;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

/**
 * Whether packets of the practice account's network get from one place to another.
 *
 * @param learner the IPv4 address that the learner's questions come from; empty for one that is in whatever public range
 *                somebody names
 */
record PracticePath(PracticeNetwork network, Optional<String> learner) {

    private static final List<Cidr> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "127.0.0.0/8").map(text -> Cidr.parse(text).orElseThrow()).toList();
    /** Where programs that ask wait for the answer, by chance. */
    private static final int WAITING = 50_000;

    /** A place with an address: its subnet, and the security groups around it. */
    record Place(String subnetId, Collection<String> groups) {

        static Place of(NetworkInterface nic) {
            return new Place(nic.subnetId(), nic.groups().stream().map(GroupIdentifier::groupId).toList());
        }
    }

    /** From the learner and back. */
    boolean isOpenToLearner(Place place, int port, boolean isV6) {
        return isRouted(place, isV6) && isAllowed(place.subnetId(), false, port, entry -> isMine(entry, isV6))
                && isAllowed(place.subnetId(), true, WAITING, entry -> isMine(entry, isV6))
                && rules(place, false, port).anyMatch(rule -> isMine(rule, isV6));
    }

    /** From a load balancer to a task and back. */
    boolean isOpenBetween(LoadBalancer balancer, NetworkInterface nic, int port) {
        Place task = Place.of(nic);
        return balancer.availabilityZones().stream().anyMatch(zone -> {
            Place place = new Place(zone.subnetId(), balancer.securityGroups());
            return (place.subnetId().equals(task.subnetId()) || isOpenBetweenSubnets(place, task, nic, port))
                    && isLetOut(place, task, nic, port) && isLetIn(place, task, port);
        });
    }

    private boolean isOpenBetweenSubnets(Place from, Place to, NetworkInterface nic, int port) {
        Cidr asking = range(from);
        Cidr asked = Cidr.parse(nic.privateIpAddress() + "/32").orElseThrow();
        return isAllowed(from.subnetId(), true, port, entry -> contains(entry.cidrBlock(), asked))
                && isAllowed(to.subnetId(), false, port, entry -> contains(entry.cidrBlock(), asking))
                && isAllowed(to.subnetId(), true, WAITING, entry -> contains(entry.cidrBlock(), asking))
                && isAllowed(from.subnetId(), false, WAITING, entry -> contains(entry.cidrBlock(), asked));
    }

    /** A network load balancer has no groups, and nothing keeps it. */
    private boolean isLetOut(Place balancer, Place task, NetworkInterface nic, int port) {
        Cidr asked = Cidr.parse(nic.privateIpAddress() + "/32").orElseThrow();
        return balancer.groups().isEmpty() || rules(balancer, true, port).anyMatch(rule -> isPeer(rule, task.groups())
                || ranges(rule).anyMatch(range -> contains(range, asked)));
    }

    private boolean isLetIn(Place balancer, Place task, int port) {
        return rules(task, false, port).anyMatch(rule -> isPeer(rule, balancer.groups())
                || ranges(rule).anyMatch(range -> contains(range, range(balancer))));
    }

    private Cidr range(Place place) {
        return Cidr.parse(network.subnets().get(place.subnetId()).cidrBlock()).orElseThrow();
    }

    private static boolean isPeer(SecurityGroupRule rule, Collection<String> groups) {
        return rule.referencedGroupInfo() != null && groups.contains(rule.referencedGroupInfo().groupId());
    }

    private boolean isRouted(Place place, boolean isV6) {
        RouteTable table = network.routeTables().all().stream().filter(it -> it.associations().stream()
                .anyMatch(association -> place.subnetId().equals(association.subnetId()))).findFirst()
                .orElseGet(() -> network.mainRouteTable(network.subnets().get(place.subnetId()).vpcId()));
        return table.routes().stream().filter(route -> isMine(isV6 ? route.destinationIpv6CidrBlock()
                : route.destinationCidrBlock(), isV6)).max(Comparator.comparing(route -> prefix(route, isV6)))
                .filter(route -> route.state() == RouteState.ACTIVE).map(Route::gatewayId)
                .filter(gateway -> gateway.startsWith("igw-")).isPresent();
    }

    /** While it is not known who asks, the default route is the one that counts. */
    private int prefix(Route route, boolean isV6) {
        String range = isV6 ? route.destinationIpv6CidrBlock() : route.destinationCidrBlock();
        int prefix = Integer.parseInt(range.substring(range.indexOf('/') + 1));
        return learner.isPresent() ? prefix : -prefix;
    }

    /** The first entry that is about the port and the other side decides. */
    private boolean isAllowed(String subnet, boolean egress, int port, Predicate<NetworkAclEntry> isAbout) {
        return network.acls().all().stream().filter(it -> it.associations().stream()
                .anyMatch(association -> association.subnetId().equals(subnet)))
                .map(NetworkAcl::entries).flatMap(List::stream).filter(entry -> entry.egress() == egress)
                .filter(entry -> entry.protocol().equals("-1") || entry.protocol().equals("6")
                        && entry.portRange().from() <= port && port <= entry.portRange().to())
                .sorted(Comparator.comparing(NetworkAclEntry::ruleNumber)).filter(isAbout).findFirst()
                .filter(entry -> entry.ruleAction() == RuleAction.ALLOW).isPresent();
    }

    private Stream<SecurityGroupRule> rules(Place place, boolean egress, int port) {
        return place.groups().stream().flatMap(group -> network.rulesOf(group, egress).stream())
                .filter(rule -> isFor(rule, port));
    }

    /** Whether the rule is about TCP connections to that port. */
    static boolean isFor(SecurityGroupRule rule, int port) {
        return rule.ipProtocol().equals("-1")
                || rule.ipProtocol().equals("tcp") && rule.fromPort() <= port && port <= rule.toPort();
    }

    /** What it names itself, or by a prefix list. */
    private Stream<String> ranges(SecurityGroupRule rule) {
        return rule.prefixListId() == null ? Stream.of(rule.cidrIpv4(), rule.cidrIpv6()).filter(it -> it != null)
                : network.entries(rule.prefixListId()).stream().map(entry -> entry.cidr());
    }

    private boolean isMine(SecurityGroupRule rule, boolean isV6) {
        return ranges(rule).anyMatch(range -> isMine(range, isV6));
    }

    private boolean isMine(NetworkAclEntry entry, boolean isV6) {
        return isMine(isV6 ? entry.ipv6CidrBlock() : entry.cidrBlock(), isV6);
    }

    private boolean isMine(String range, boolean isV6) {
        if (range == null || range.contains(":") != isV6) {
            return false;
        }
        if (isV6) {
            return range.equals("::/0") || range.matches("[23][0-9a-fA-F]{3}:.*");
        }
        Cidr block = Cidr.parse(range).orElseThrow();
        return learner.map(address -> block.contains(Cidr.parse(address + "/32").orElseThrow()))
                .orElseGet(() -> PRIVATE.stream().noneMatch(it -> it.contains(block)));
    }

    private static boolean contains(String range, Cidr asked) {
        return Cidr.parse(range).filter(block -> block.contains(asked)).isPresent();
    }
}
