package dev.slipway.reach;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * Whether the internet and a subnet reach each other: the answer must find the gateway by which the question came.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html">Route tables</a>
 */
record RouteRungs(Looking looking, Asker asker) {

    Rung of(Kind kind, SubnetView subnet) {
        return switch (subnet.table()) {
            case Sight.Denied<Optional<RouteTable>>(String action) -> Rung.unknown(kind, "reach.denied", action);
            case Sight.Shown<Optional<RouteTable>>(Optional<RouteTable> table) -> table
                    .map(it -> of(kind, it).looking(looked(subnet, it)))
                    .orElseGet(() -> Rung.unknown(kind, "reach.route.noTable", subnet.id()));
        };
    }

    /** Of a load balancer, which is at home in several subnets and is not always found in the same one. */
    Rung of(Kind kind, List<SubnetView> subnets) {
        List<Rung> all = subnets.stream().map(subnet -> of(kind, subnet)).toList();
        Optional<Rung> bad = all.stream().filter(rung -> rung.state() == State.BROKEN).findFirst();
        boolean isMixed = bad.isPresent() && all.stream().anyMatch(rung -> rung.state() == State.OK);
        if (isMixed) {
            Rung first = bad.get();
            return Rung.broken(kind, "reach.route.somePrivate", subnets.get(all.indexOf(first)).id())
                    .looking(first.looked());
        }
        return bad.or(() -> all.stream().filter(rung -> rung.state() != State.OK).findFirst()).or(() -> all.stream()
                .findFirst()).orElseGet(() -> Rung.unknown(kind, "reach.route.noTable", ""));
    }

    private List<Fact> looked(SubnetView subnet, RouteTable table) {
        List<Fact> facts = new ArrayList<>();
        facts.add(looking.at(Label.SUBNET, subnet.id()));
        facts.add(looking.at(subnet.isOwnTable() ? Label.ROUTE_TABLE : Label.MAIN_ROUTE_TABLE, table.routeTableId()));
        outward(table).ifPresent(route -> {
            facts.add(Fact.of(Label.ROUTE, destination(route)).deciding());
            facts.add(looking.at(Label.GATEWAY, target(route)));
        });
        return facts;
    }

    private Rung of(Kind kind, RouteTable table) {
        String name = table.routeTableId();
        Optional<Route> route = outward(table);
        if (route.isEmpty()) {
            return Rung.broken(kind, "reach.route.none", name, asker.isV6() ? "::/0" : "0.0.0.0/0");
        }
        if (route.get().state() == RouteState.BLACKHOLE) {
            return Rung.broken(kind, "reach.route.blackhole", name);
        }
        if (route.get().natGatewayId() != null) {
            return Rung.broken(kind, "reach.route.nat", name, route.get().natGatewayId());
        }
        if (route.get().egressOnlyInternetGatewayId() != null) {
            return Rung.broken(kind, "reach.route.egressOnly", name, route.get().egressOnlyInternetGatewayId());
        }
        return isInternet(route.get()) ? Rung.ok(kind, "reach.route.internet", name, route.get().gatewayId())
                : Rung.unknown(kind, "reach.route.other", name, target(route.get()));
    }

    /** The route that decides for who asks; for everybody, while that is not known: the most exact one wins. */
    private Optional<Route> outward(RouteTable table) {
        AddressSpan asked = asker.me().isEmpty() ? asker.internet() : asker.me().getFirst();
        Optional<Route> best = Optional.empty();
        for (Route route : table.routes()) {
            Optional<AddressSpan> to = AddressSpan.parse(destination(route)).filter(span -> span.contains(asked));
            if (to.isPresent() && best.filter(it -> !AddressSpan.parse(destination(it)).orElseThrow()
                    .contains(to.get())).isEmpty()) {
                best = Optional.of(route);
            }
        }
        return best.or(() -> halves(table));
    }

    /** Some write the internet as two halves, so that their routes win over another's. */
    private Optional<Route> halves(RouteTable table) {
        List<Route> internet = table.routes().stream().filter(RouteRungs::isInternet).toList();
        return asker.internet().isCoveredBy(internet.stream().flatMap(route -> AddressSpan.parse(destination(route))
                .stream()).toList()) ? internet.stream().findFirst() : Optional.empty();
    }

    static boolean isInternet(Route route) {
        return route.gatewayId() != null && route.gatewayId().startsWith("igw-")
                && route.state() != RouteState.BLACKHOLE;
    }

    /** Whether it leads to a network that somebody joined to this one: by VPN, or by a transit gateway. */
    static boolean leadsToOwnNetworks(RouteTable table) {
        return table.routes().stream().anyMatch(route -> route.transitGatewayId() != null
                || route.gatewayId() != null && route.gatewayId().startsWith("vgw-"));
    }

    private static String destination(Route route) {
        return String.valueOf(route.destinationCidrBlock() == null ? route.destinationIpv6CidrBlock()
                : route.destinationCidrBlock());
    }

    private static String target(Route route) {
        for (String id : new String[] {route.gatewayId(), route.natGatewayId(), route.egressOnlyInternetGatewayId(),
            route.transitGatewayId(), route.vpcPeeringConnectionId(), route.networkInterfaceId()}) {
            if (id != null) {
                return id;
            }
        }
        return "?";
    }
}
