package dev.slipway.parts;

import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;

/** Other people's things, in the same account as a learner's: with tags of their own, of another pipeline, and none. */
public final class Neighbours {

    private static final String ANOTHER = "somebody/else";
    private static final String TASKS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";

    private final Account account;

    public Neighbours(Account account) {
        this.account = account;
    }

    /** A cluster with a service, roles, a provider that one of them trusts, a group, a repository and a log group. */
    public Neighbours movedIn() {
        serviceLinkedRole();
        Tag tag = Tag.builder().key(Pipeline.TAG).value(ANOTHER).build();
        account.ecs().createCluster(r -> r.clusterName("their-cluster").tags(tag));
        account.iam().createRole(r -> r.roleName("theirExecutionRole").assumeRolePolicyDocument(TASKS));
        account.iam().putRolePolicy(r -> r.roleName("theirExecutionRole").policyName("logs").policyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}"""));
        account.ecr().createRepository(r -> r.repositoryName("their-app").tags(
                software.amazon.awssdk.services.ecr.model.Tag.builder().key(Pipeline.TAG).value(ANOTHER).build()));
        account.logs().createLogGroup(r -> r.logGroupName("/ecs/their-app").tags(Map.of(Pipeline.TAG, ANOTHER)));
        String vpc = account.ec2().describeVpcs().vpcs().getFirst().vpcId();
        account.ec2().createSecurityGroup(r -> r.groupName("their-sg").description("theirs").vpcId(vpc));
        service("their-cluster", "their-service", "their-app", "theirExecutionRole");
        trusting(account.iam().createOpenIDConnectProvider(r -> r.url("https://gitlab.com")
                .clientIDList("https://gitlab.com")).openIDConnectProviderArn());
        return this;
    }

    /** Their role trusts a provider, whoever made it. */
    public Neighbours trusting(String providerArn) {
        account.iam().createRole(r -> r.roleName("theirDeployRole").assumeRolePolicyDocument("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                "Principal": {"Federated": "%s"}, "Condition": {"StringEquals":
                {"token.actions.githubusercontent.com:sub": "repo:somebody/else:ref:refs/heads/main"}}}]}"""
                .formatted(providerArn)));
        return this;
    }

    /** The provider for GitHub's tokens, with no tag of ours. */
    public String provider() {
        return account.iam().createOpenIDConnectProvider(r -> r.url("https://token.actions.githubusercontent.com")
                .clientIDList("sts.amazonaws.com")).openIDConnectProviderArn();
    }

    /** A service of theirs, which waits to be scaled up. */
    public void service(String cluster, String name, String family, String executionRole) {
        account.ecs().registerTaskDefinition(r -> r.family(family).networkMode("awsvpc").cpu("256").memory("512")
                .executionRoleArn(account.iamArn("role/" + executionRole)).requiresCompatibilitiesWithStrings("FARGATE")
                .containerDefinitions(ContainerDefinition.builder().name("app").essential(true)
                        .image("public.ecr.aws/docker/library/httpd:2.4").build()));
        String subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
        account.ecs().createService(r -> r.cluster(cluster).serviceName(name).taskDefinition(family)
                .desiredCount(0).launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(v -> v
                        .subnets(subnet).assignPublicIp("ENABLED"))));
    }

    /** Takes a service of theirs away again, with the revision it was made from. */
    public void leave(String cluster, String name, String revision) {
        account.ecs().deleteService(r -> r.cluster(cluster).service(name).force(true));
        account.ecs().deregisterTaskDefinition(r -> r.taskDefinition(revision));
        account.ecs().deleteTaskDefinitions(r -> r.taskDefinitions(revision));
    }

    /** Shared by the whole account, so that it stays whoever made it. */
    private void serviceLinkedRole() {
        try {
            account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        } catch (InvalidInputException | EntityAlreadyExistsException e) {
            assertThere();
        }
    }

    private void assertThere() {
        List<String> roles = account.iam().listRoles().roles().stream().map(it -> it.roleName()).toList();
        if (!roles.contains("AWSServiceRoleForECS")) {
            throw new AssertionError(roles);
        }
    }
}
