package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Clients;
import dev.slipway.github.GitHub;
import dev.slipway.github.SecretPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.TaskField;

/** Everything that a practice account, its GitHub and its git say when they are asked, as lines. */
public final class PracticeSnapshot {

    private final Clients clients;
    private final PracticeParts parts;
    private final List<String> lines = new ArrayList<>();

    private PracticeSnapshot(PracticeParts parts) {
        this.parts = parts;
        this.clients = parts.account().clients();
    }

    public static List<String> of(PracticeParts parts) throws ProblemException, IOException {
        PracticeSnapshot snapshot = new PracticeSnapshot(parts);
        snapshot.lines.add("now " + parts.clock().instant());
        snapshot.ecs();
        snapshot.stored();
        snapshot.network();
        snapshot.balancers();
        snapshot.identity();
        snapshot.repository();
        return snapshot.lines;
    }

    /** The whole answer; who is refused for having come too often comes again. */
    private <T extends SdkPojo> T add(Supplier<T> asked) {
        T answer;
        try {
            answer = asked.get();
        } catch (AwsServiceException e) {
            answer = asked.get();
        }
        lines.add(answer.getClass().getSimpleName() + " " + SdkJson.write(answer));
        return answer;
    }

    private void ecs() {
        var ecs = clients.ecs();
        List<String> arns = add(ecs::listClusters).clusterArns();
        add(() -> ecs.describeClusters(r -> r.clusters(arns).include(ClusterField.TAGS)));
        for (String cluster : arns) {
            List<String> services = add(() -> ecs.listServices(r -> r.cluster(cluster))).serviceArns();
            if (!services.isEmpty()) {
                add(() -> ecs.describeServices(r -> r.cluster(cluster).services(services).include(ServiceField.TAGS)));
            }
            services.forEach(service -> add(() -> ecs.listServiceDeployments(r -> r.cluster(cluster).service(service)))
                    .serviceDeployments().forEach(it -> {
                        add(() -> ecs.describeServiceDeployments(r -> r.serviceDeploymentArns(it.serviceDeploymentArn())));
                        add(() -> ecs.describeServiceRevisions(
                                r -> r.serviceRevisionArns(it.targetServiceRevisionArn())));
                    }));
            for (String status : List.of("RUNNING", "STOPPED")) {
                List<String> tasks = add(() -> ecs.listTasks(r -> r.cluster(cluster).desiredStatus(status))).taskArns();
                if (!tasks.isEmpty()) {
                    add(() -> ecs.describeTasks(r -> r.cluster(cluster).tasks(tasks).include(TaskField.TAGS)));
                }
            }
        }
        for (var status : List.of(TaskDefinitionStatus.ACTIVE, TaskDefinitionStatus.INACTIVE)) {
            add(() -> ecs.listTaskDefinitions(r -> r.status(status))).taskDefinitionArns()
                    .forEach(arn -> add(() -> ecs.describeTaskDefinition(r -> r.taskDefinition(arn))));
        }
    }

    private void stored() {
        add(() -> clients.ecr().describeRepositories()).repositories().forEach(it ->
                add(() -> clients.ecr().describeImages(r -> r.repositoryName(it.repositoryName()))));
        add(() -> clients.logs().describeLogGroups()).logGroups().forEach(group ->
                add(() -> clients.logs().describeLogStreams(r -> r.logGroupName(group.logGroupName()))).logStreams()
                        .forEach(stream -> add(() -> clients.logs().getLogEvents(r -> r.startFromHead(true)
                                .logGroupName(group.logGroupName()).logStreamName(stream.logStreamName())))));
        add(() -> clients.quotas().getServiceQuota(r -> r.serviceCode("fargate").quotaCode("L-3032A538")));
    }

    private void network() {
        var ec2 = clients.ec2();
        add(ec2::describeVpcs);
        add(ec2::describeSubnets);
        add(ec2::describeRouteTables);
        add(ec2::describeInternetGateways);
        add(ec2::describeNetworkAcls);
        add(ec2::describeSecurityGroups);
        add(() -> ec2.describeSecurityGroupRules(_ -> { }));
        add(ec2::describeNetworkInterfaces);
    }

    private void balancers() {
        var elb = clients.elb();
        add(elb::describeLoadBalancers).loadBalancers().forEach(it ->
                add(() -> elb.describeListeners(r -> r.loadBalancerArn(it.loadBalancerArn()))));
        add(elb::describeTargetGroups).targetGroups().forEach(it ->
                add(() -> elb.describeTargetHealth(r -> r.targetGroupArn(it.targetGroupArn()))));
    }

    private void identity() {
        var iam = clients.iam();
        add(iam::listRoles).roles().forEach(it -> {
            String role = it.roleName();
            add(() -> iam.getRole(r -> r.roleName(role)));
            add(() -> iam.listRolePolicies(r -> r.roleName(role))).policyNames().forEach(policy ->
                    add(() -> iam.getRolePolicy(r -> r.roleName(role).policyName(policy))));
            add(() -> iam.listAttachedRolePolicies(r -> r.roleName(role)));
        });
        add(iam::listOpenIDConnectProviders).openIDConnectProviderList().forEach(it ->
                add(() -> iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(it.arn()))));
    }

    private void repository() throws ProblemException, IOException {
        GitHub gitHub = parts.gitHub();
        lines.add("secrets " + gitHub.secrets(SecretPlace.of(PracticeGitHub.REPOSITORY)));
        lines.add("main " + gitHub.branch(PracticeGitHub.REPOSITORY, "main"));
        for (var run : gitHub.latestRuns(PracticeGitHub.REPOSITORY, ".github/workflows/cicd.yml")) {
            lines.add("run " + run);
            for (var job : gitHub.jobs(PracticeGitHub.REPOSITORY, run.id())) {
                lines.add("job " + job);
                try {
                    lines.add("log " + gitHub.log(PracticeGitHub.REPOSITORY, job.id()));
                } catch (ProblemException e) {
                    lines.add("log " + e.problem());
                }
            }
        }
        parts.git().tree().forEach((file, bytes) -> lines.add(file + " " + java.util.Arrays.hashCode(bytes)));
    }

    /** What a request is refused with; empty when it is not. */
    static String refusal(Runnable asked) {
        try {
            asked.run();
            return "";
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
