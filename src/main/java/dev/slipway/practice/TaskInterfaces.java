package dev.slipway.practice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The network interfaces that ECS makes for its tasks and takes away with them. */
final class TaskInterfaces {

    /** Addresses of every subnet that AWS keeps for itself: four at its start, one at its end. */
    static final int RESERVED = 5;

    /** RFC 5737's addresses for documentation, which nobody on the internet has. */
    private static final Cidr PUBLIC = new Cidr(203L << 24 | 113 << 8, 24);

    private final PracticeNetwork network;
    private int publicAddresses;

    TaskInterfaces(PracticeNetwork network) {
        this.network = network;
    }

    NetworkInterface attach(String subnetId, List<String> groupIds, boolean publicAddress) {
        Subnet subnet = network.subnets().get(subnetId);
        List<GroupIdentifier> groups = groups(subnet, groupIds);
        PracticeIds ids = network.account().ids();
        String id = ids.resource("eni");
        String address = freeAddress(subnet);
        NetworkInterfaceAssociation association = publicAddress ? publicAddress() : null;
        NetworkInterface made = NetworkInterface.builder().networkInterfaceId(id).subnetId(subnetId)
                .vpcId(subnet.vpcId()).availabilityZone(subnet.availabilityZone()).groups(groups)
                .description(network.account().arn("ecs", "attachment/" + ids.uuid()))
                .interfaceType(NetworkInterfaceType.INTERFACE).requesterManaged(true).ownerId(PracticeAccount.ID)
                .status(NetworkInterfaceStatus.IN_USE).sourceDestCheck(true).macAddress(macAddress(ids))
                .attachment(NetworkInterfaceAttachment.builder().attachmentId(ids.resource("eni-attach")).deviceIndex(1)
                        .deleteOnTermination(true).status(AttachmentStatus.ATTACHED).instanceOwnerId("amazon-aws")
                        .attachTime(network.account().now()).build())
                .association(association).privateIpAddress(address).ipv6Addresses(ipv6(subnet, ids))
                .privateIpAddresses(NetworkInterfacePrivateIpAddress.builder().primary(true).privateIpAddress(address)
                        .association(association).build())
                .build();
        network.interfaces().put(made);
        return made;
    }

    void release(String id) {
        network.interfaces().remove(id);
    }

    private List<GroupIdentifier> groups(Subnet subnet, List<String> groupIds) {
        List<SecurityGroup> groups = groupIds.isEmpty() ? List.of(network.defaultGroup(subnet.vpcId()))
                : groupIds.stream().map(network.groups()::get).toList();
        return groups.stream().map(group -> GroupIdentifier.builder().groupId(group.groupId())
                .groupName(group.groupName()).build()).toList();
    }

    private String freeAddress(Subnet subnet) {
        Set<String> taken = network.interfaces().all().stream().map(NetworkInterface::privateIpAddress)
                .collect(Collectors.toSet());
        Cidr cidr = Cidr.parse(subnet.cidrBlock()).orElseThrow();
        for (long offset = RESERVED - 1; offset < cidr.size() - 1; offset++) {
            if (!taken.contains(cidr.address(offset))) {
                return cidr.address(offset);
            }
        }
        throw network.errors().of("InsufficientFreeAddressesInSubnet",
                "There are not enough free addresses in subnet '" + subnet.subnetId() + "' to satisfy the request.");
    }

    /** Never the one before, as on AWS; after 254 of them they begin again. */
    private NetworkInterfaceAssociation publicAddress() {
        String address = PUBLIC.address(1 + publicAddresses % (PUBLIC.size() - 2));
        publicAddresses++;
        String region = network.account().region();
        String domain = region.equals("us-east-1") ? "compute-1" : region + ".compute";
        return NetworkInterfaceAssociation.builder().publicIp(address).ipOwnerId("amazon")
                .publicDnsName("ec2-" + address.replace('.', '-') + "." + domain + ".amazonaws.com").build();
    }

    /** In a subnet with IPv6, as accounts have it that have set dualStackIPv6. */
    private static List<NetworkInterfaceIpv6Address> ipv6(Subnet subnet, PracticeIds ids) {
        return subnet.ipv6CidrBlockAssociationSet().stream().map(block -> NetworkInterfaceIpv6Address.builder()
                .ipv6Address(block.ipv6CidrBlock().replace("/64", ids.hex(4).replaceFirst("^0+", ""))).build()).toList();
    }

    private static String macAddress(PracticeIds ids) {
        return "06:" + ids.hex(10).replaceAll("(..)(?=.)", "$1:");
    }
}
