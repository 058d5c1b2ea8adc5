package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Whether a network interface reaches the internet: by its public address and a gateway, or through a NAT. */
record WayOut(Ec2Client ec2) {

    boolean isThere(NetworkInterface network) {
        boolean publicAddress = network.association() != null && network.association().publicIp() != null;
        return table(network).routes().stream().filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
                .anyMatch(route -> route.natGatewayId() != null || publicAddress && isInternet(route));
    }

    private static boolean isInternet(Route route) {
        return route.gatewayId() != null && route.gatewayId().startsWith("igw-");
    }

    /** The subnet's own table, else the main one of its VPC. */
    private RouteTable table(NetworkInterface network) {
        List<RouteTable> own = tables("association.subnet-id", network.subnetId());
        if (!own.isEmpty()) {
            return own.getFirst();
        }
        return ec2.describeRouteTables(r -> r.filters(filter("vpc-id", network.vpcId()),
                filter("association.main", "true"))).routeTables().getFirst();
    }

    private List<RouteTable> tables(String name, String value) {
        return ec2.describeRouteTables(r -> r.filters(filter(name, value))).routeTables();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
