package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * Looks whether tasks get out of each of their subnets, by an internet gateway and a public address, by a NAT gateway,
 * or to AWS alone by VPC endpoints.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html">Fargate task
 *     networking</a>
 */
public record WayOut(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        Optional<Workload.Placement> placement = workload.get().placement();
        if (placement.isEmpty()) {
            return Seen.untold("look.network.ofInstance");
        }
        List<Subnet> subnets = Aws.call(() -> account.ec2()
                .describeSubnets(r -> r.subnetIds(placement.get().subnets())).subnets());
        List<Seen> all = new ArrayList<>();
        for (Subnet subnet : subnets) {
            all.add(seen(subnet, placement.get().publicAddress()));
        }
        return Seen.worst(all);
    }

    private Seen seen(Subnet subnet, boolean publicAddress) throws ProblemException {
        Optional<RouteTable> table = new Network(account.ec2()).tableOf(subnet.subnetId(), subnet.vpcId());
        Optional<Route> route = table.flatMap(Network::outward).filter(it -> it.state() != RouteState.BLACKHOLE);
        boolean isPublic = route.filter(WayOut::isInternet).isPresent();
        if (route.isPresent() && (publicAddress || !isPublic)) {
            return seen(subnet.subnetId(), table.get().routeTableId(), route.get());
        }
        Seen byEndpoints = Endpoints.read(account, subnet.vpcId()).seen(subnet.subnetId(), isPublic,
                table.map(RouteTable::routeTableId).orElse("–"), workload.get());
        boolean isOpen = !isPublic && table.filter(WayOut::leadsElsewhere).isPresent();
        return byEndpoints.state() == Seen.State.FAULT && isOpen
                ? Seen.untold("look.wayOut.elsewhere", subnet.subnetId(), table.get().routeTableId()) : byEndpoints;
    }

    /** Endpoints may stand in another VPC, and IPv6 be a way, too. */
    static boolean leadsElsewhere(RouteTable table) {
        return table.routes().stream().filter(route -> route.state() != RouteState.BLACKHOLE)
                .anyMatch(route -> route.gatewayId() == null
                        || !route.gatewayId().equals("local") && !route.gatewayId().startsWith("vpce-"));
    }

    static Seen seen(String subnet, String table, Route route) {
        if (isInternet(route)) {
            return Seen.fine("look.wayOut.internet", subnet, route.gatewayId());
        }
        return route.natGatewayId() == null ? Seen.untold("look.wayOut.other", subnet, table)
                : Seen.fine("look.wayOut.nat", subnet, route.natGatewayId());
    }

    private static boolean isInternet(Route route) {
        return route.gatewayId() != null && route.gatewayId().startsWith("igw-");
    }
}
