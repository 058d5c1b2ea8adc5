package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * One VPC as it stands: its subnets and where their routes lead.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html">Subnets for your VPC</a>
 */
record VpcView(Vpc vpc, List<Subnet> subnets, List<RouteTable> routeTables) {

    static final String EVERYWHERE = "0.0.0.0/0";

    static VpcView read(Account account, Vpc vpc) throws ProblemException {
        Filter inVpc = Filter.builder().name("vpc-id").values(vpc.vpcId()).build();
        List<Subnet> subnets = Aws.call(() -> account.ec2().describeSubnetsPaginator(r -> r.filters(inVpc)).subnets()
                .stream().sorted(Comparator.comparing(Subnet::availabilityZone).thenComparing(Subnet::subnetId))
                .toList());
        List<RouteTable> tables = Aws.call(() -> account.ec2().describeRouteTablesPaginator(r -> r.filters(inVpc))
                .routeTables().stream().toList());
        return new VpcView(vpc, subnets, tables);
    }

    String id() {
        return vpc.vpcId();
    }

    /** By availability zone. */
    List<Subnet> publicSubnets() {
        return subnets.stream().filter(this::isPublic).toList();
    }

    /** The table of the subnets that have none of their own. */
    Optional<RouteTable> mainTable() {
        return routeTables.stream().filter(VpcView::isMain).findFirst();
    }

    static boolean leadsToInternet(RouteTable table) {
        return table.routes().stream().anyMatch(VpcView::leadsToInternet);
    }

    boolean isPublic(Subnet subnet) {
        return isPublic(subnet, routeTables);
    }

    /** @param tables those of its VPC, and of others perhaps */
    static boolean isPublic(Subnet subnet, List<RouteTable> tables) {
        Optional<RouteTable> own = tables.stream().filter(table -> table.associations().stream()
                .anyMatch(a -> subnet.subnetId().equals(a.subnetId()))).findFirst();
        return own.or(() -> tables.stream().filter(table -> isMain(table) && subnet.vpcId().equals(table.vpcId()))
                .findFirst()).filter(VpcView::leadsToInternet).isPresent();
    }

    private static boolean isMain(RouteTable table) {
        return table.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main()));
    }

    /** A route whose gateway is gone stays, as a black hole. */
    private static boolean leadsToInternet(Route route) {
        return EVERYWHERE.equals(route.destinationCidrBlock()) && route.gatewayId() != null
                && route.gatewayId().startsWith("igw-") && !"blackhole".equals(route.stateAsString());
    }
}
