package dev.slipway.target;

import dev.slipway.change.Attempt;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.iam.model.Role;

/** Reads what the account already has, to choose from. */
public final class Inventory {

    private static final String TASKS = "ecs-tasks.amazonaws.com";

    private final Account account;
    private final Together together;

    public Inventory(Account account, Together together) {
        this.account = account;
        this.together = together;
    }

    /**
     * Everything but services, side by side; what may not be listed comes with its reason and spoils nothing else.
     *
     * @throws ProblemException only when stopped
     */
    public Possessions look() throws ProblemException {
        var clusters = new Attempt<>(this::clusters);
        var repositories = new Attempt<>(this::repositories);
        var logGroups = new Attempt<>(this::logGroups);
        var roles = new Attempt<>(this::taskRoles);
        var vpcs = new Attempt<>(this::vpcs);
        var groups = new Attempt<>(this::securityGroups);
        together.all(List.of(clusters, repositories, logGroups, roles, vpcs, groups));
        return new Possessions(Listing.of(clusters), Listing.of(repositories), Listing.of(logGroups),
                Listing.of(roles), Listing.of(vpcs), Listing.of(groups));
    }

    /**
     * The names of a cluster's services; empty for a cluster that is not there.
     *
     * @throws ProblemException when they could not be listed
     */
    public List<String> services(String cluster) throws ProblemException {
        if (!clusters().contains(cluster)) {
            return List.of();
        }
        return Aws.call(() -> account.ecs().listServicesPaginator(r -> r.cluster(cluster)).serviceArns().stream()
                .map(Inventory::lastPart).sorted().toList());
    }

    private List<String> clusters() throws ProblemException {
        return Aws.call(() -> account.ecs().listClustersPaginator(r -> {}).clusterArns().stream()
                .map(Inventory::lastPart).sorted().toList());
    }

    private List<String> repositories() throws ProblemException {
        return Aws.call(() -> account.ecr().describeRepositoriesPaginator(r -> {}).repositories().stream()
                .map(Repository::repositoryName).sorted().toList());
    }

    private List<String> logGroups() throws ProblemException {
        return Aws.call(() -> account.logs().describeLogGroupsPaginator(r -> {}).logGroups().stream()
                .map(LogGroup::logGroupName).sorted().toList());
    }

    private List<String> taskRoles() throws ProblemException {
        return Aws.call(() -> account.iam().listRolesPaginator(r -> {}).roles().stream()
                .filter(Inventory::isForTasks).map(Role::roleName).sorted().toList());
    }

    private List<Possessions.VpcChoice> vpcs() throws ProblemException {
        return Aws.call(() -> account.ec2().describeVpcsPaginator(r -> {}).vpcs().stream().map(Inventory::choice)
                .sorted(Comparator.comparing(Possessions.VpcChoice::isDefault).reversed()
                        .thenComparing(Possessions.VpcChoice::id)).toList());
    }

    private List<Possessions.SecurityGroupChoice> securityGroups() throws ProblemException {
        return Aws.call(() -> account.ec2().describeSecurityGroupsPaginator(r -> {}).securityGroups().stream()
                .map(Inventory::choice).sorted(Comparator.comparing(Possessions.SecurityGroupChoice::name)).toList());
    }

    private static Possessions.VpcChoice choice(Vpc vpc) {
        Optional<String> name = vpc.tags().stream().filter(tag -> "Name".equals(tag.key())).map(Tag::value).findFirst();
        return new Possessions.VpcChoice(vpc.vpcId(), name.orElse(""), vpc.cidrBlock(),
                Boolean.TRUE.equals(vpc.isDefault()));
    }

    private static Possessions.SecurityGroupChoice choice(SecurityGroup group) {
        return new Possessions.SecurityGroupChoice(group.groupId(), group.groupName(), String.valueOf(group.vpcId()));
    }

    /** IAM hands out trust policies URL-encoded. */
    private static boolean isForTasks(Role role) {
        String policy = role.assumeRolePolicyDocument();
        return policy != null && URLDecoder.decode(policy, StandardCharsets.UTF_8).contains(TASKS);
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
