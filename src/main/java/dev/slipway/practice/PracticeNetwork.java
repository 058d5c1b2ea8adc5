package dev.slipway.practice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * Everything that EC2 keeps of the account's network. The models on the shelves are without their tags and groups are
 * without their permissions: these have a place of their own here and join when something is described.
 */
final class PracticeNetwork {

    private final PracticeAccount account;
    private final Ec2Errors errors;
    private final Ec2Tags tags;
    private final Ec2Shelf<Vpc> vpcs;
    private final Ec2Shelf<Subnet> subnets;
    private final Ec2Shelf<RouteTable> routeTables;
    private final Ec2Shelf<InternetGateway> gateways;
    private final Ec2Shelf<NetworkAcl> acls;
    private final Ec2Shelf<SecurityGroup> groups;
    private final Ec2Shelf<SecurityGroupRule> rules;
    private final Ec2Shelf<NetworkInterface> interfaces;
    private final Ec2Shelf<ManagedPrefixList> prefixLists;
    private final Ec2Shelf<NatGateway> natGateways;
    private final Ec2Shelf<EgressOnlyInternetGateway> egressGateways;
    private final Map<String, List<PrefixListEntry>> entries = new HashMap<>();
    private final Map<String, DnsNames> dnsNames = new HashMap<>();

    PracticeNetwork(PracticeAccount account) {
        this.account = account;
        this.errors = new Ec2Errors(account.passing());
        this.tags = new Ec2Tags(errors);
        Ec2Kinds kinds = new Ec2Kinds(tags, errors, account.conditions());
        this.vpcs = kinds.vpcs();
        this.subnets = kinds.subnets();
        this.routeTables = kinds.routeTables();
        this.gateways = kinds.gateways();
        this.acls = kinds.acls();
        this.rules = kinds.rules();
        this.groups = kinds.groups(this);
        this.interfaces = kinds.interfaces();
        this.prefixLists = kinds.prefixLists();
        this.natGateways = kinds.natGateways();
        this.egressGateways = kinds.egressGateways();
    }

    PracticeAccount account() {
        return account;
    }

    Ec2Errors errors() {
        return errors;
    }

    Ec2Tags tags() {
        return tags;
    }

    Ec2Shelf<Vpc> vpcs() {
        return vpcs;
    }

    Ec2Shelf<Subnet> subnets() {
        return subnets;
    }

    Ec2Shelf<RouteTable> routeTables() {
        return routeTables;
    }

    Ec2Shelf<InternetGateway> gateways() {
        return gateways;
    }

    Ec2Shelf<NetworkAcl> acls() {
        return acls;
    }

    Ec2Shelf<SecurityGroup> groups() {
        return groups;
    }

    Ec2Shelf<SecurityGroupRule> rules() {
        return rules;
    }

    Ec2Shelf<NetworkInterface> interfaces() {
        return interfaces;
    }

    Ec2Shelf<ManagedPrefixList> prefixLists() {
        return prefixLists;
    }

    Ec2Shelf<NatGateway> natGateways() {
        return natGateways;
    }

    Ec2Shelf<EgressOnlyInternetGateway> egressGateways() {
        return egressGateways;
    }

    /** Of a prefix list. */
    List<PrefixListEntry> entries(String prefixListId) {
        return entries.getOrDefault(prefixListId, List.of());
    }

    void setEntries(String prefixListId, List<PrefixListEntry> all) {
        entries.put(prefixListId, List.copyOf(all));
    }

    /** Whether anything here has that id. */
    boolean has(String id) {
        return Stream.of(vpcs, subnets, routeTables, gateways, acls, groups, rules, interfaces,
                prefixLists, natGateways, egressGateways)
                .anyMatch(shelf -> shelf.has(id));
    }

    /** A new id with the tags that the creating request asks for. */
    String newId(String prefix, ResourceType type, List<TagSpecification> asked) {
        var wanted = tags.asked(asked, type);
        String id = account.ids().resource(prefix);
        tags.put(id, wanted);
        return id;
    }

    /** The rules of one group and direction. */
    List<SecurityGroupRule> rulesOf(String groupId, boolean egress) {
        return rules.all().stream().filter(rule -> rule.groupId().equals(groupId) && rule.isEgress() == egress)
                .toList();
    }

    /** The table of all the VPC's subnets that have none of their own. */
    RouteTable mainRouteTable(String vpcId) {
        return routeTables.all().stream().filter(table -> table.vpcId().equals(vpcId))
                .filter(table -> table.associations().stream().anyMatch(RouteTableAssociation::main))
                .findFirst().orElseThrow();
    }

    NetworkAcl defaultAcl(String vpcId) {
        return acls.all().stream().filter(acl -> acl.vpcId().equals(vpcId) && acl.isDefault()).findFirst()
                .orElseThrow();
    }

    SecurityGroup defaultGroup(String vpcId) {
        return groups.all().stream().filter(group -> group.vpcId().equals(vpcId))
                .filter(group -> group.groupName().equals(NetworkLayout.DEFAULT_GROUP)).findFirst().orElseThrow();
    }

    Optional<Vpc> defaultVpc() {
        return vpcs.all().stream().filter(Vpc::isDefault).findFirst();
    }

    DnsNames dnsNames(String vpcId) {
        return dnsNames.get(vpcId);
    }

    void setDnsNames(String vpcId, DnsNames names) {
        dnsNames.put(vpcId, names);
    }

    /** The two attributes of a VPC that its description does not show. */
    record DnsNames(boolean support, boolean hostnames) {}
}
