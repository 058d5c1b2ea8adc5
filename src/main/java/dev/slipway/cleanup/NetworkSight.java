package dev.slipway.cleanup;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * What EC2 has of networks in the region, and who hangs on them.
 *
 * @param strangers network interfaces that are not of our tasks and load balancers
 */
record NetworkSight(List<Vpc> vpcs, List<Subnet> subnets, List<RouteTable> tables, List<InternetGateway> gateways,
                    List<SecurityGroup> groups, List<SecurityGroupRule> rules, List<NetworkInterface> strangers) {

    /** @param balancers the names of our load balancers that are there */
    static NetworkSight read(Account account, Ownership ownership, EcsSight ecs, List<String> balancers)
            throws ProblemException {
        Ec2Client ec2 = account.ec2();
        List<NetworkInterface> interfaces = Aws.call(() -> ec2.describeNetworkInterfacesPaginator(r -> {})
                .networkInterfaces().stream().toList());
        Set<String> ours = ours(ownership, ecs);
        List<String> descriptions = Stream.concat(balancers.stream(),
                ownership.creations().everNamed(Subject.Kind.LOAD_BALANCER).stream())
                .map(name -> "ELB app/" + name + "/").toList();
        return new NetworkSight(Aws.call(() -> ec2.describeVpcsPaginator(r -> {}).vpcs().stream().toList()),
                Aws.call(() -> ec2.describeSubnetsPaginator(r -> {}).subnets().stream().toList()),
                Aws.call(() -> ec2.describeRouteTablesPaginator(r -> {}).routeTables().stream().toList()),
                Aws.call(() -> ec2.describeInternetGatewaysPaginator(r -> {}).internetGateways().stream().toList()),
                Aws.call(() -> ec2.describeSecurityGroupsPaginator(r -> {}).securityGroups().stream().toList()),
                Aws.call(() -> ec2.describeSecurityGroupRulesPaginator(r -> {}).securityGroupRules().stream().toList()),
                interfaces.stream().filter(it -> !ours.contains(it.networkInterfaceId()))
                        .filter(it -> descriptions.stream().noneMatch(String.valueOf(it.description())::startsWith))
                        .toList());
    }

    /** The interfaces of our services' tasks, also of those that have stopped a while ago. */
    private static Set<String> ours(Ownership ownership, EcsSight ecs) {
        Set<String> services = new HashSet<>();
        ecs.services().stream().filter(service -> ownership.isOurs(ecs.tag(service)))
                .forEach(service -> services.add("service:" + service.serviceName()));
        ownership.creations().everNamed(Subject.Kind.SERVICE).forEach(name -> services.add("service:" + name));
        return new HashSet<>(ecs.tasks().values().stream().flatMap(List::stream)
                .filter(task -> services.contains(task.group())
                        || ownership.isOurs(Ownership.tag(task.tags(), Tag::key, Tag::value)))
                .flatMap(NetworkSight::interfaces).toList());
    }

    private static Stream<String> interfaces(Task task) {
        return task.attachments().stream().flatMap(it -> it.details().stream())
                .filter(detail -> "networkInterfaceId".equals(detail.name())).map(KeyValuePair::value);
    }

    /** Groups that are named in a rule of another group, with that other. */
    List<String> namedBy(String groupId) {
        List<String> others = new ArrayList<>();
        rules.stream().filter(rule -> !groupId.equals(rule.groupId()) && rule.referencedGroupInfo() != null
                && groupId.equals(rule.referencedGroupInfo().groupId())).forEach(rule -> others.add(rule.groupId()));
        return others;
    }
}
