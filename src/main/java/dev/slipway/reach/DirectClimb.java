package dev.slipway.reach;

import dev.slipway.pipeline.Cidr;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.RunningTask.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;

/**
 * The way straight to the task, by its own public address: of IPv4, else of IPv6, or the other one where only that
 * stands open.
 */
record DirectClimb(ReachRequest request, Looking looking, Found found, NetworkInterface nic, SubnetView subnet,
                   GroupRungs groups) {

    /** The rungs from the address to the security group, and the address to ask, by the better family. */
    record Way(List<Rung> rungs, Optional<String> address) {

        boolean isBroken() {
            return rungs.stream().anyMatch(rung -> rung.state() == State.BROKEN);
        }
    }

    Way best() {
        List<Way> ways = new ArrayList<>();
        publicV4(nic).ifPresent(address -> ways.add(by(address, Asker.of(false, request.me()))));
        publicV6(nic).ifPresent(address -> ways.add(by(address, Asker.of(true, request.me()))));
        boolean isOnlyV6 = !request.me().isEmpty() && request.me().stream().allMatch(Cidr::isV6);
        if (isOnlyV6 && ways.size() == 2) {
            ways.removeFirst();
        }
        return ways.stream().filter(way -> !way.isBroken()).findFirst()
                .orElseGet(() -> ways.isEmpty() ? inside() : ways.getFirst());
    }

    /** What the next task will find, before there is one. */
    Way planned() {
        Asker asker = Asker.of(false, request.me());
        return new Way(List.of(new RouteRungs(looking, asker).of(Kind.ROUTE, subnet), acl(asker),
                groups.of(asker, me(asker))), Optional.empty());
    }

    private Way by(String address, Asker asker) {
        boolean isV6 = asker.isV6();
        Rung found = Rung.ok(Kind.ADDRESS, isV6 ? "reach.address.foundV6" : "reach.address.found", address)
                .looking(Fact.of(Label.PUBLIC_ADDRESS, address).deciding());
        return new Way(List.of(found, new RouteRungs(looking, asker).of(Kind.ROUTE, subnet), acl(asker),
                groups.of(asker, me(asker))), Optional.of(address));
    }

    private Rung acl(Asker asker) {
        return new AclRungs(looking, Kind.NETWORK_ACL).of(subnet, request.port(),
                asker.me().isEmpty() ? List.of(asker.internet()) : asker.me());
    }

    /** Without a public address: by mistake, or because only people inside are to get in. */
    private Way inside() {
        Asker asker = Asker.of(false, request.me());
        Rung route = new RouteRungs(looking, asker).of(Kind.ROUTE, subnet);
        Rung group = groups.of(asker, me(asker));
        boolean leadsInside = subnet.table().value().flatMap(it -> it).filter(RouteRungs::leadsToOwnNetworks).isPresent();
        boolean isMeant = groups.isMeantForInside() || leadsInside || found.isForOwnNetworks();
        if (!isMeant) {
            return new Way(List.of(Rung.broken(Kind.ADDRESS, route.state() == State.OK ? "reach.address.none"
                    : "reach.address.nonePrivate").looking(Fact.of(Label.PRIVATE_ADDRESS, nic.privateIpAddress())), route,
                    acl(asker), group), Optional.empty());
        }
        Fact onClick = Fact.of(Label.URL_ON_CLICK, request.at(nic.privateIpAddress()));
        Rung address = Rung.intended(Kind.ADDRESS, leadsInside ? "reach.address.ownNetworks" : "reach.address.internal",
                nic.privateIpAddress()).looking(onClick);
        return new Way(List.of(address, asMeant(route), acl(asker), asMeant(group)), Optional.empty());
    }

    /** That nobody of the internet gets by is as it should be. */
    private static Rung asMeant(Rung rung) {
        if (rung.state() == State.OK) {
            return rung;
        }
        return rung.kind() == Kind.ROUTE ? Rung.intended(Kind.ROUTE, "reach.route.inside").looking(rung.looked()) : rung;
    }

    private String me(Asker asker) {
        return request.me().stream().filter(range -> range.isV6() == asker.isV6()).map(Cidr::toString)
                .collect(Collectors.joining(", "));
    }

    static Optional<String> publicV4(NetworkInterface nic) {
        return Optional.ofNullable(nic.association()).map(it -> it.publicIp());
    }

    /** IPv6 has no private addresses in a VPC but those that begin with fd. */
    static Optional<String> publicV6(NetworkInterface nic) {
        return nic.ipv6Addresses().stream().map(NetworkInterfaceIpv6Address::ipv6Address).filter(address -> Asker.of(true, List.of()).isOfTheInternet(AddressSpan.parse(address + "/128")
                        .orElseThrow())).findFirst();
    }
}
