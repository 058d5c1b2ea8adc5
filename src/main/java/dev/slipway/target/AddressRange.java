package dev.slipway.target;

import dev.slipway.change.ProblemException;
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

    private static boolean isFree(String range, List<String> taken) {
        return taken.stream().noneMatch(other -> overlap(range, other));
    }

    /** Two blocks overlap when they agree in the bits that both fix. */
    private static boolean overlap(String one, String other) {
        int bits = Math.min(prefix(one), prefix(other));
        long mask = -1L << (32 - bits);
        return (address(one) & mask) == (address(other) & mask);
    }

    private static int prefix(String range) {
        return Integer.parseInt(range.substring(range.indexOf('/') + 1));
    }

    private static long address(String range) {
        long address = 0;
        for (String part : range.substring(0, range.indexOf('/')).split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }
}
