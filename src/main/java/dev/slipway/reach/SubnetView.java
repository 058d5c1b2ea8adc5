package dev.slipway.reach;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * A subnet with what its traffic goes by.
 *
 * @param subnet empty when it may not be seen
 * @param table  its own, else the main one of its VPC; empty when there is none to be seen
 */
record SubnetView(String id, Optional<Subnet> subnet, Sight<Optional<RouteTable>> table,
                  Sight<Optional<NetworkAcl>> acl) {

    /** Its addresses of that family. */
    List<AddressSpan> addresses(boolean isV6) {
        return subnet.stream().flatMap(it -> isV6 ? it.ipv6CidrBlockAssociationSet().stream()
                .map(block -> block.ipv6CidrBlock()) : Stream.of(it.cidrBlock()))
                .flatMap(range -> AddressSpan.parse(range).stream()).toList();
    }

    boolean isOwnTable() {
        return table.value().flatMap(it -> it).filter(it -> it.associations().stream()
                .anyMatch(association -> id.equals(association.subnetId()))).isPresent();
    }
}
