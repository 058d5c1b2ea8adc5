package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

/** Picks private IPv4 addresses for a small network: a {@code /16} for the VPC, a {@code /24} for each subnet. */
final class AddressRange {

    private AddressRange() {}

    /** The first of 10.0.0.0/16 to 10.255.0.0/16 that shares no address with these VPCs. */
    static String free(List<Vpc> vpcs) throws ProblemException {
        List<String> taken = vpcs.stream().flatMap(AddressRange::of).toList();
        return IntStream.range(0, 256).mapToObj(i -> "10." + i + ".0.0/16").filter(range -> isFree(range, taken))
                .findFirst().orElseThrow(() -> new ProblemException(new TargetProblem.NoFreeAddressRange(vpcs.size())));
    }

    /** The subnets of a VPC made by us that are still to be had. */
    static List<String> freeSubnets(String vpcRange, List<String> taken) {
        String start = vpcRange.substring(0, vpcRange.indexOf('.', vpcRange.indexOf('.') + 1) + 1);
        return IntStream.range(0, 256).mapToObj(i -> start + i + ".0/24").filter(range -> isFree(range, taken)).toList();
    }

    private static Stream<String> of(Vpc vpc) {
        return Stream.concat(Stream.of(vpc.cidrBlock()),
                vpc.cidrBlockAssociationSet().stream().map(VpcCidrBlockAssociation::cidrBlock));
    }

    /** Two ranges that share an address always lie one in the other. */
    private static boolean isFree(String range, List<String> taken) {
        Cidr wanted = Cidr.of(range).orElseThrow();
        return taken.stream().flatMap(other -> Cidr.of(other).stream())
                .noneMatch(other -> other.contains(wanted) || wanted.contains(other));
    }
}
