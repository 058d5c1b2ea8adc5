package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.Workload.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** What EC2 tells of the way: interfaces, subnets, routes, ACLs, security groups, prefix lists. */
record Network(Ec2Client ec2) {

    private static final String INTERNET = "0.0.0.0/0";

    /** Those that are still there, of a task that has just been read. */
    List<NetworkInterface> interfaces(List<String> ids) throws ProblemException {
        try {
            return Aws.call(() -> ec2.describeNetworkInterfaces(it -> it.networkInterfaceIds(ids)).networkInterfaces());
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused
                    && refused.code().equals("InvalidNetworkInterfaceID.NotFound")) {
                return List.of();
            }
            throw e;
        }
    }

    /** What the interface of a service's next task will be like, without an address yet. */
    NetworkInterface planned(Placement placement) throws ProblemException {
        TaskGroups groups = TaskGroups.read(ec2, placement);
        String subnet = placement.subnets().getFirst();
        String vpc = Aws.call(() -> ec2.describeSubnets(r -> r.subnetIds(subnet)).subnets().getFirst().vpcId());
        return NetworkInterface.builder().subnetId(subnet).vpcId(vpc).groups(groups.ids().stream()
                .map(id -> GroupIdentifier.builder().groupId(id).build()).toList()).build();
    }

    /** Each subnet with its route table and ACL, in the order of the ids; what may not be read is left out. */
    List<SubnetView> subnets(List<String> ids, String vpc, Together together) throws ProblemException {
        Sight<List<Subnet>> subnets = Sight.of("ec2:DescribeSubnets",
                () -> Aws.call(() -> ec2.describeSubnets(r -> r.subnetIds(ids)).subnets()));
        List<Together.Read<SubnetView>> reads = new ArrayList<>();
        for (String id : ids) {
            Optional<Subnet> subnet = subnets.value().flatMap(all -> all.stream()
                    .filter(it -> it.subnetId().equals(id)).findFirst());
            reads.add(() -> new SubnetView(id, subnet,
                    Sight.of("ec2:DescribeRouteTables", () -> tableOf(id, vpc)),
                    Sight.of("ec2:DescribeNetworkAcls", () -> aclOf(id))));
        }
        return together.all(reads);
    }

    private Optional<NetworkAcl> aclOf(String subnet) throws ProblemException {
        return Aws.call(() -> ec2.describeNetworkAcls(it -> it.filters(by("association.subnet-id", subnet)))
                .networkAcls().stream().findFirst());
    }

    /** All rules of these groups, inbound and outbound. */
    List<SecurityGroupRule> rules(List<String> groupIds) throws ProblemException {
        return groupIds.isEmpty() ? List.of() : Aws.call(() -> ec2.describeSecurityGroupRulesPaginator(
                it -> it.filters(Filter.builder().name("group-id").values(groupIds).build())).securityGroupRules()
                .stream().toList());
    }

    /** With what is in the prefix lists that they name, as far as it may be read. */
    SecurityRules rulesWithLists(List<String> groupIds) throws ProblemException {
        List<SecurityGroupRule> rules = rules(groupIds);
        List<String> lists = rules.stream().map(SecurityGroupRule::prefixListId).filter(Objects::nonNull).distinct()
                .toList();
        return new SecurityRules(rules, lists.isEmpty() ? PrefixLists.unread() : lists(lists));
    }

    private PrefixLists lists(List<String> ids) throws ProblemException {
        Map<String, List<AddressSpan>> entries = new HashMap<>();
        for (String id : ids) {
            entries(id).ifPresent(read -> entries.put(id, read));
        }
        Map<String, String> names = new HashMap<>();
        Sight.of("ec2:DescribeManagedPrefixLists", () -> Aws.call(() -> ec2.describeManagedPrefixLists(
                r -> r.prefixListIds(ids)).prefixLists())).value().orElse(List.of())
                .forEach(list -> names.put(list.prefixListId(), String.valueOf(list.prefixListName())));
        return new PrefixLists(entries, names);
    }

    /** Empty when they may not be read, or the list is another account's that shares it no longer. */
    private Optional<List<AddressSpan>> entries(String list) throws ProblemException {
        try {
            return Sight.of("ec2:GetManagedPrefixListEntries", () -> Aws.call(() -> ec2
                    .getManagedPrefixListEntriesPaginator(r -> r.prefixListId(list)).entries().stream()
                    .flatMap(entry -> AddressSpan.parse(entry.cidr()).stream()).toList())).value();
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Of the groups that may be seen. */
    List<SecurityGroup> groups(List<String> ids) throws ProblemException {
        return ids.isEmpty() ? List.of() : Sight.of("ec2:DescribeSecurityGroups",
                () -> Aws.call(() -> ec2.describeSecurityGroups(r -> r.groupIds(ids)).securityGroups())).value()
                .orElse(List.of());
    }

    /** The subnet's own, else the main one of its VPC. */
    Optional<RouteTable> tableOf(String subnet, String vpc) throws ProblemException {
        Optional<RouteTable> own = table("association.subnet-id", subnet, vpc);
        return own.isPresent() ? own : table("association.main", "true", vpc);
    }

    /** Where what is meant for the internet is sent. */
    static Optional<Route> outward(RouteTable table) {
        return table.routes().stream().filter(it -> INTERNET.equals(it.destinationCidrBlock())).findFirst();
    }

    private Optional<RouteTable> table(String filter, String value, String vpc) throws ProblemException {
        return Aws.call(() -> ec2.describeRouteTables(it -> it.filters(by(filter, value), by("vpc-id", vpc)))
                .routeTables().stream().findFirst());
    }

    static Filter by(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
