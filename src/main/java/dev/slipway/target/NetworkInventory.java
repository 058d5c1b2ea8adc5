package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Reads networks, and which of their subnets lead to the internet. */
final class NetworkInventory {

    private static final int LAST_PORT = 65_535;

    private final Account account;
    private final Together together;

    NetworkInventory(Account account, Together together) {
        this.account = account;
        this.together = together;
    }

    /** @throws ProblemException only when stopped */
    Possessions.Networks look() throws ProblemException {
        var vpcs = new Attempt<>(this::vpcs);
        var subnets = new Attempt<>(() -> Inventory.listed(() -> account.ec2().describeSubnetsPaginator(r -> {})
                .subnets().stream()));
        var tables = new Attempt<>(() -> Inventory.listed(() -> account.ec2().describeRouteTablesPaginator(r -> {})
                .routeTables().stream()));
        var groups = new Attempt<>(this::groups);
        together.all(List.of(vpcs, subnets, tables, groups));
        return new Possessions.Networks(Listing.of(vpcs), subnets(Listing.of(subnets), Listing.of(tables)),
                Listing.of(groups));
    }

    private Listing<Possessions.Vpc> vpcs() throws ProblemException {
        return Inventory.listed(() -> account.ec2().describeVpcsPaginator(r -> {}).vpcs().stream()
                .map(NetworkInventory::seen), Comparator.comparing(Possessions.Vpc::isDefault).reversed()
                .thenComparing(Possessions.Vpc::id));
    }

    private static Possessions.Vpc seen(Vpc vpc) {
        return new Possessions.Vpc(vpc.vpcId(), name(vpc.tags()), vpc.cidrBlock(),
                Boolean.TRUE.equals(vpc.isDefault()));
    }

    /** Without the routes none is known to be public, and why is told. */
    private static Listing<Possessions.Subnet> subnets(Listing<Subnet> all, Listing<RouteTable> tables) {
        return all.with(all.items().stream().map(subnet -> new Possessions.Subnet(subnet.subnetId(),
                        name(subnet.tags()), subnet.vpcId(), subnet.availabilityZone(),
                        subnet.availableIpAddressCount() == null ? 0 : subnet.availableIpAddressCount(),
                        VpcView.isPublic(subnet, tables.items())))
                .sorted(Comparator.comparing(Possessions.Subnet::isPublic).reversed()
                        .thenComparing(Possessions.Subnet::zone).thenComparing(Possessions.Subnet::id)).toList(),
                all.problem().or(tables::problem));
    }

    private Listing<Possessions.SecurityGroup> groups() throws ProblemException {
        return Inventory.listed(() -> account.ec2().describeSecurityGroupsPaginator(r -> {}).securityGroups().stream()
                .map(NetworkInventory::seen), Comparator.comparing(Possessions.SecurityGroup::name)
                .thenComparing(Possessions.SecurityGroup::id));
    }

    private static Possessions.SecurityGroup seen(SecurityGroup group) {
        return new Possessions.SecurityGroup(group.groupId(), group.groupName(), String.valueOf(group.vpcId()),
                group.ipPermissions().stream().flatMap(NetworkInventory::openings).toList());
    }

    private static Stream<Possessions.Opening> openings(IpPermission permission) {
        boolean isForEverybody = InboundRule.ranges(permission).anyMatch(cidr -> cidr.isEverybody());
        return switch (permission.ipProtocol()) {
            case "-1" -> Stream.of(new Possessions.Opening(0, LAST_PORT, isForEverybody));
            case "tcp" -> Stream.of(new Possessions.Opening(permission.fromPort(), permission.toPort(),
                    isForEverybody));
            default -> Stream.empty();
        };
    }

    private static String name(List<Tag> tags) {
        return tags.stream().filter(tag -> "Name".equals(tag.key())).map(Tag::value).findFirst().orElse("");
    }
}
