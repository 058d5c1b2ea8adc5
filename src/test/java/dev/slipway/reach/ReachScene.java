package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Cidr;
import dev.slipway.practice.PracticeClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * A service in a network that people broke, made with the calls that they would make themselves. The service listens at
 * 8080 in the first subnet of the default VPC, in a security group of its own that lets nobody in.
 */
final class ReachScene {

    static final int PORT = 8080;
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";

    final Account account;
    final Refusing refusing = new Refusing();
    private final Ec2Client ec2;
    private final PracticeClock clock;
    private final Consumer<Duration> pass;
    private final String vpc;
    /** Of the task. */
    final Subnet home;
    final Subnet other;
    final Subnet third;
    final String group;
    final String mainTable;
    /** Of the load balancer, if there is one. */
    String front;
    String listener;
    String targetGroup;
    private Consumer<ReachScene> later = _ -> {};
    ReachRequest wanted = new ReachRequest("c", "web", PORT, "/");

    /** @param pass lets time go by for the account */
    ReachScene(PracticeClock clock, Clients clients, Consumer<Duration> pass) throws ProblemException {
        this.clock = clock;
        this.pass = pass;
        this.account = Account.connect(refusing.around(clients), "ap-northeast-1", new CallLog(clock));
        this.ec2 = account.ec2();
        this.vpc = ec2.describeVpcs().vpcs().getFirst().vpcId();
        List<Subnet> subnets = ec2.describeSubnets().subnets();
        this.home = subnets.getFirst();
        this.other = subnets.get(1);
        this.third = subnets.get(2);
        this.group = newGroup("web");
        this.mainTable = ec2.describeRouteTables(r -> r.filters(Network.by("vpc-id", vpc),
                Network.by("association.main", "true"))).routeTables().getFirst().routeTableId();
        account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        account.iam().createRole(r -> r.roleName("execution").assumeRolePolicyDocument(TRUST));
        account.ecs().createCluster(r -> r.clusterName("c"));
        account.ecs().registerTaskDefinition(r -> r.family("web").networkMode("awsvpc").cpu("256").memory("512")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(account.iamArn("role/execution"))
                .containerDefinitions(ContainerDefinition.builder().name("api").image("public.ecr.aws/x/y:1")
                        .portMappings(PortMapping.builder().containerPort(PORT).build()).build()));
    }

    void askFrom(String... ranges) {
        wanted = wanted.from(Stream.of(ranges).map(range -> Cidr.of(range).orElseThrow()).toList());
    }

    String newGroup(String name) {
        return ec2.createSecurityGroup(r -> r.groupName(name).description(name).vpcId(vpc)).groupId();
    }

    void open(String range) {
        open(group, PORT, range);
    }

    void open(String of, int port, String range) {
        IpPermission.Builder rule = IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
        allow(of, range.contains(":") ? rule.ipv6Ranges(Ipv6Range.builder().cidrIpv6(range).build()).build()
                : rule.ipRanges(IpRange.builder().cidrIp(range).build()).build());
    }

    void openProtocol(String protocol, int port, String range) {
        allow(group, IpPermission.builder().ipProtocol(protocol).fromPort(port).toPort(port)
                .ipRanges(IpRange.builder().cidrIp(range).build()).build());
    }

    void openToGroup(String peer) {
        allow(group, IpPermission.builder().ipProtocol("tcp").fromPort(PORT).toPort(PORT)
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(peer).build()).build());
    }

    /** Everything, as groups of one's own often let each other in. */
    void openToItself() {
        allow(group, IpPermission.builder().ipProtocol("-1").userIdGroupPairs(UserIdGroupPair.builder().groupId(group)
                .build()).build());
    }

    void openToList(String... ranges) {
        String list = ec2.createManagedPrefixList(r -> r.prefixListName("office").addressFamily("IPv4").maxEntries(5)
                .entries(Stream.of(ranges).map(range -> AddPrefixListEntry.builder().cidr(range).build()).toList()))
                .prefixList().prefixListId();
        allow(group, IpPermission.builder().ipProtocol("tcp").fromPort(PORT).toPort(PORT)
                .prefixListIds(PrefixListId.builder().prefixListId(list).build()).build());
    }

    private void allow(String of, IpPermission permission) {
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(of).ipPermissions(permission));
    }

    /** From now on the group lets nothing out. */
    void closeOutbound(String of) {
        ec2.revokeSecurityGroupEgress(r -> r.groupId(of).ipPermissions(IpPermission.builder().ipProtocol("-1")
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build()).build()));
    }

    void removeRoute() {
        ec2.deleteRoute(r -> r.routeTableId(mainTable).destinationCidrBlock("0.0.0.0/0"));
    }

    void routeToNat(String table, String range) {
        String nat = ec2.createNatGateway(r -> r.subnetId(other.subnetId()).connectivityType("private")).natGateway()
                .natGatewayId();
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(range).natGatewayId(nat));
    }

    /** A route table of its own for the subnet, without a way out. */
    String ownTable(String subnet) {
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
        return table;
    }

    void routeToInternet(String table, String range) {
        String gateway = ec2.describeInternetGateways().internetGateways().getFirst().internetGatewayId();
        ec2.createRoute(r -> (range.contains(":") ? r.destinationIpv6CidrBlock(range) : r.destinationCidrBlock(range))
                .routeTableId(table).gatewayId(gateway));
    }

    void routeToEgressOnly() {
        String gateway = ec2.createEgressOnlyInternetGateway(r -> r.vpcId(vpc)).egressOnlyInternetGateway()
                .egressOnlyInternetGatewayId();
        ec2.createRoute(r -> r.routeTableId(mainTable).destinationIpv6CidrBlock("::/0")
                .egressOnlyInternetGatewayId(gateway));
    }

    /** Before what the ACL of all subnets says already. */
    void acl(int number, RuleAction action, boolean egress, String range, int from, int to) {
        acl(ec2.describeNetworkAcls(r -> r.filters(Network.by("association.subnet-id", home.subnetId()))).networkAcls()
                .getFirst().networkAclId(), number, action, egress, range, from, to);
    }

    private void acl(String acl, int number, RuleAction action, boolean egress, String range, int from, int to) {
        ec2.createNetworkAclEntry(r -> (range.contains(":") ? r.ipv6CidrBlock(range) : r.cidrBlock(range))
                .networkAclId(acl).ruleNumber(number).ruleAction(action).egress(egress).protocol("6")
                .portRange(PortRange.builder().from(from).to(to).build()));
    }

    /** An ACL of its own for the subnet, which lets everything through but what {@link #acl} then says. */
    void ownAcl(String subnet) {
        String made = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        for (boolean egress : List.of(true, false)) {
            ec2.createNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(500).ruleAction(RuleAction.ALLOW)
                    .egress(egress).protocol("-1").cidrBlock("0.0.0.0/0"));
        }
        NetworkAcl old = ec2.describeNetworkAcls(r -> r.filters(Network.by("association.subnet-id", subnet)))
                .networkAcls().getFirst();
        String association = old.associations().stream().filter(it -> it.subnetId().equals(subnet)).findFirst()
                .orElseThrow().networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.networkAclId(made).associationId(association));
    }

    /** Gives VPC and subnet IPv6, so that tasks get an address of it. */
    void withIpv6() {
        String block = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation().ipv6CidrBlock();
        ec2.associateSubnetCidrBlock(r -> r.subnetId(home.subnetId()).ipv6CidrBlock(block.replaceFirst("/\\d+$", "/64")));
        NetworkAcl acl = ec2.describeNetworkAcls(r -> r.filters(Network.by("association.subnet-id", home.subnetId())))
                .networkAcls().getFirst();
        if (acl.entries().stream().noneMatch(entry -> entry.ipv6CidrBlock() != null)) {
            openToIpv6(acl.networkAclId());
        }
    }

    /** AWS does so by itself. */
    private void openToIpv6(String acl) {
        for (boolean egress : List.of(true, false)) {
            ec2.createNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(101).ruleAction(RuleAction.ALLOW)
                    .egress(egress).protocol("-1").ipv6CidrBlock("::/0"));
        }
    }

    /** Where tasks do not get one by themselves, as they do on AWS. */
    void giveIpv6Address() {
        NetworkInterface nic = ec2.describeNetworkInterfaces(r -> r.filters(Network.by("subnet-id", home.subnetId())))
                .networkInterfaces().getFirst();
        if (nic.ipv6Addresses().isEmpty()) {
            String block = ec2.describeSubnets(r -> r.subnetIds(home.subnetId())).subnets().getFirst()
                    .ipv6CidrBlockAssociationSet().getFirst().ipv6CidrBlock();
            ec2.assignIpv6Addresses(r -> r.networkInterfaceId(nic.networkInterfaceId())
                    .ipv6Addresses(block.replace("/64", "5")));
        }
    }

    /** A load balancer whose listener at 80 sends to the service; in a group that lets nobody in. */
    void balancer(LoadBalancerSchemeEnum scheme, Subnet... subnets) {
        front = newGroup("front");
        targetGroup = account.elb().createTargetGroup(r -> r.name("web").protocol(ProtocolEnum.HTTP).port(PORT)
                .vpcId(vpc).targetType("ip").healthCheckPath("/").healthCheckIntervalSeconds(10)).targetGroups()
                .getFirst().targetGroupArn();
        String balancer = account.elb().createLoadBalancer(r -> r.name("web").scheme(scheme).securityGroups(front)
                .subnets(Stream.of(subnets).map(Subnet::subnetId).toList())).loadBalancers().getFirst().loadBalancerArn();
        listener = account.elb().createListener(r -> r.loadBalancerArn(balancer).protocol(ProtocolEnum.HTTP).port(80)
                .defaultActions(forward())).listeners().getFirst().listenerArn();
    }

    Action forward() {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroup).build();
    }

    void run() {
        run(_ -> {});
    }

    void runBehind() {
        run(this::behind);
    }

    /** With time enough, so that ECS does not replace tasks which the load balancer does not reach. */
    void behind(CreateServiceRequest.Builder r) {
        r.healthCheckGracePeriodSeconds(36_000);
        r.loadBalancers(LoadBalancer.builder().targetGroupArn(targetGroup).containerName("api").containerPort(PORT)
                .build());
    }

    /** A rule of the listener for paths, which is tried in the order of the numbers. */
    void rule(int priority, String pattern, Action action) {
        RuleCondition condition = RuleCondition.builder().field("path-pattern").values(pattern).build();
        account.elb().createRule(r -> r.listenerArn(listener).priority(priority).conditions(condition).actions(action));
    }

    static Action answer(String status) {
        return Action.builder().type(ActionTypeEnum.FIXED_RESPONSE).fixedResponseConfig(it -> it.statusCode(status)
                .contentType("text/plain")).build();
    }

    /** Until its tasks run and, behind a load balancer, were looked at. */
    void run(Consumer<CreateServiceRequest.Builder> changes) {
        create(changes);
        for (int i = 0; i < 60 && !isRunning(); i++) {
            wait(Duration.ofSeconds(5));
        }
        wait(Duration.ofSeconds(targetGroup == null ? 5 : 100));
    }

    private boolean isRunning() {
        Service now = account.ecs().describeServices(r -> r.cluster("c").services("web")).services().getFirst();
        return now.runningCount().equals(now.desiredCount());
    }

    void create(Consumer<CreateServiceRequest.Builder> changes) {
        account.ecs().createService(r -> {
            r.cluster("c").serviceName("web").taskDefinition("web").desiredCount(1).launchType("FARGATE")
                    .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(home.subnetId())
                            .securityGroups(group).assignPublicIp("ENABLED")));
            changes.accept(r);
        });
    }

    /** Its task has pulled its image through a NAT gateway, before the route was changed. */
    void runWithoutAddressInPublicSubnet() {
        String table = ownTable(home.subnetId());
        routeToNat(table, "0.0.0.0/0");
        run(this::withoutAddress);
        ec2.deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
        routeToInternet(table, "0.0.0.0/0");
    }

    void withoutAddress(CreateServiceRequest.Builder r) {
        r.networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(home.subnetId()).securityGroups(group)
                .assignPublicIp("DISABLED")));
    }

    /** To be done once the service runs, which could not start otherwise. */
    void later(Consumer<ReachScene> change) {
        later = later.andThen(change);
    }

    void doLater() {
        later.accept(this);
    }

    void wait(Duration time) {
        for (long passed = 0; passed < time.toSeconds(); passed += 5) {
            clock.advance(Duration.ofSeconds(5));
            pass.accept(Duration.ofSeconds(5));
            account.ecs().describeServices(r -> r.cluster("c").services("web"));
        }
    }
}
