package dev.slipway.parts;

import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Everything that an account and region has, kind by kind, as lines that are equal while nothing is changed. */
public final class AccountSnapshot {

    private final Account account;
    private final TreeSet<String> lines = new TreeSet<>();

    private AccountSnapshot(Account account) {
        this.account = account;
    }

    /** The lines, sorted. */
    public static List<String> of(Account account) {
        AccountSnapshot snapshot = new AccountSnapshot(account);
        snapshot.ecs();
        snapshot.stored();
        snapshot.network();
        snapshot.balancers();
        snapshot.identity();
        return List.copyOf(snapshot.lines);
    }

    private void add(String kind, Object... facts) {
        List<String> words = new ArrayList<>(List.of(kind));
        Stream.of(facts).map(String::valueOf).forEach(words::add);
        lines.add(String.join(" ", words));
    }

    private void ecs() {
        List<String> arns = account.ecs().listClusters().clusterArns();
        if (!arns.isEmpty()) {
            account.ecs().describeClusters(r -> r.clusters(arns).include(ClusterField.TAGS)).clusters()
                    .stream().filter(it -> !"INACTIVE".equals(it.status()))
                    .forEach(it -> add("cluster", it.clusterName(), it.status(), it.tags()));
        }
        for (String cluster : arns) {
            List<String> services = account.ecs().listServices(r -> r.cluster(cluster)).serviceArns();
            if (!services.isEmpty()) {
                account.ecs().describeServices(r -> r.cluster(cluster).services(services)).services().forEach(it ->
                        add("service", it.serviceArn(), it.desiredCount(), it.runningCount(), it.taskDefinition()));
            }
        }
        for (var status : List.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)) {
            account.ecs().listTaskDefinitions(r -> r.status(status)).taskDefinitionArns()
                    .forEach(arn -> add("revision", status, arn));
        }
    }

    private void stored() {
        account.ecr().describeRepositories().repositories().forEach(it -> {
            add("repository", it.repositoryName(),
                    account.ecr().listTagsForResource(r -> r.resourceArn(it.repositoryArn())).tags());
            account.ecr().describeImages(r -> r.repositoryName(it.repositoryName())).imageDetails()
                    .forEach(image -> add("image", it.repositoryName(), image.imageDigest(), image.imageTags()));
        });
        account.logs().describeLogGroups().logGroups().forEach(it -> add("log group", it.logGroupName(),
                new TreeMap<>(account.logs().listTagsForResource(r -> r.resourceArn(
                        account.arn("logs", "log-group:" + it.logGroupName()))).tags())));
    }

    private void network() {
        account.ec2().describeVpcs().vpcs().forEach(it -> add("vpc", it.vpcId(), it.cidrBlock(), it.tags()));
        account.ec2().describeSubnets().subnets().forEach(it -> add("subnet", it.subnetId(), it.vpcId(), it.tags()));
        account.ec2().describeRouteTables().routeTables().forEach(it -> add("route table", it.routeTableId(),
                it.routes(), it.tags()));
        account.ec2().describeInternetGateways().internetGateways().forEach(it -> add("gateway",
                it.internetGatewayId(), it.attachments(), it.tags()));
        account.ec2().describeSecurityGroups().securityGroups().forEach(it -> add("group", it.groupId(),
                it.groupName(), it.tags()));
        account.ec2().describeSecurityGroupRules(r -> {}).securityGroupRules().forEach(it -> add("rule", it.groupId(),
                it.securityGroupRuleId(), it.isEgress(), it.fromPort(), it.cidrIpv4()));
        account.ec2().describeNetworkInterfaces().networkInterfaces().forEach(it -> add("interface",
                it.networkInterfaceId(), it.subnetId()));
    }

    private void balancers() {
        account.elb().describeLoadBalancers().loadBalancers().forEach(it -> {
            add("load balancer", it.loadBalancerArn());
            account.elb().describeListeners(r -> r.loadBalancerArn(it.loadBalancerArn())).listeners()
                    .forEach(listener -> add("listener", listener.listenerArn()));
        });
        account.elb().describeTargetGroups().targetGroups().forEach(it -> add("target group", it.targetGroupArn()));
    }

    private void identity() {
        account.iam().listRoles().roles().forEach(it -> {
            String role = it.roleName();
            add("role", it.arn(), it.assumeRolePolicyDocument(), account.iam().listRoleTags(r -> r.roleName(role)).tags());
            account.iam().listRolePolicies(r -> r.roleName(role)).policyNames().forEach(policy -> add("inline", role,
                    account.iam().getRolePolicy(r -> r.roleName(role).policyName(policy)).policyDocument()));
            account.iam().listAttachedRolePolicies(r -> r.roleName(role)).attachedPolicies()
                    .forEach(policy -> add("attached", role, policy.policyArn()));
        });
        account.iam().listOpenIDConnectProviders().openIDConnectProviderList().forEach(it -> {
            var said = account.iam().getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(it.arn()));
            add("provider", it.arn(), said.clientIDList(), said.tags());
        });
    }

    /** What is in one of them only: {@code + line} for the second, {@code - line} for the first. */
    public static List<String> difference(List<String> before, List<String> after) {
        Map<String, String> different = new TreeMap<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> different.put(line, "- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> different.put(line, "+ " + line));
        return List.copyOf(different.values());
    }
}
