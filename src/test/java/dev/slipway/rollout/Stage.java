package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.taskdef.TaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;

/** An account, in practice unless told otherwise, that is ready for a first deployment; its time is moved by hand. */
final class Stage {

    private static final String REGION = "ap-northeast-1";
    private static final String REGISTRY = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
            "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";
    private static final String RIGHTS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action":
            ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage", "logs:CreateLogStream", "logs:PutLogEvents"]}]}""";
    private static final String MANIFEST = """
            {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
            "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2000, "digest":
            "sha256:0000000000000000000000000000000000000000000000000000000000000001"}, "layers": [],
            "annotations": {"tag": "%s", "ports": "8080"}}""";

    final PracticeClock clock;
    final CallLog calls;
    final Refusing refusing = new Refusing();
    final Pipeline pipeline = Pipeline.defaults(new RepositoryName("me", "my-app"), "main");
    final ServiceName service = new ServiceName("my-app-cluster", "my-app-api-service");
    final Account account;
    /** Answers whatever is refused to the account, and is not in the call log. */
    final Clients behind;
    private UnaryOperator<Service> difference = UnaryOperator.identity();
    private final Network network;

    Stage() throws ProblemException {
        this(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")));
    }

    private Stage(PracticeClock clock) throws ProblemException {
        this(clock, new PracticeAccount(clock, REGION).clients());
    }

    /** On an account of one's own. */
    static Stage on(PracticeClock clock, PracticeAccount practice) throws ProblemException {
        return new Stage(clock, practice.clients());
    }

    /** @param behind of an account in which there is nothing yet */
    Stage(PracticeClock clock, Clients behind) throws ProblemException {
        this.clock = clock;
        this.calls = new CallLog(clock);
        this.behind = behind;
        account = Account.connect(refusing.around(pretending(behind)), REGION,
                calls);
        account.iam().createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        account.iam().createRole(r -> r.roleName("ecsTaskExecutionRole").assumeRolePolicyDocument(TRUST));
        account.iam().putRolePolicy(r -> r.roleName("ecsTaskExecutionRole").policyName("rights").policyDocument(RIGHTS));
        account.ecs().createCluster(r -> r.clusterName("my-app-cluster"));
        account.logs().createLogGroup(r -> r.logGroupName("/ecs/my-app-api"));
        account.ecr().createRepository(r -> r.repositoryName("my-app-api"));
        String group = account.ec2().createSecurityGroup(r -> r.groupName("my-app-api-sg").description("tasks")).groupId();
        network = new Network(account.ec2().describeVpcs(r -> {}).vpcs().getFirst().vpcId(),
                account.ec2().describeSubnets(r -> {}).subnets().stream().map(it -> it.subnetId()).toList(),
                List.of(group));
    }

    /** From now on services are described otherwise than they are. */
    void pretend(UnaryOperator<Service> difference) {
        this.difference = difference;
    }

    private Clients pretending(Clients real) {
        EcsClient ecs = Intercepted.client(EcsClient.class, real.ecs(), (_, call) -> {
            Object said = call.get();
            return said instanceof DescribeServicesResponse answer ? answer.toBuilder().services(
                    answer.services().stream().map(difference).toList()).build() : said;
        });
        return new Clients(real.sts(), real.iam(), real.ecr(), ecs, real.ec2(), real.logs(), real.elb(),
                real.quotas());
    }

    /** What is to be deployed: the sample's own task definition with an image of this tag, pushed. */
    DeployRequest pushed(String tag) throws ProblemException {
        account.ecr().putImage(r -> r.repositoryName("my-app-api").imageTag(tag).imageManifest(MANIFEST.formatted(tag)));
        return request(tag);
    }

    /** The same without the image. */
    DeployRequest request(String tag) throws ProblemException {
        return DeployRequest.of(pipeline, definition(), ImageRef.tagged(REGISTRY, "my-app-api", tag), network);
    }

    /** What was deployed a moment ago can be pulled no more. */
    void removeImages() {
        account.ecr().deleteRepository(r -> r.repositoryName("my-app-api").force(true));
    }

    TaskDefinition definition() throws ProblemException {
        try {
            return TaskDefinition.parse(Files.readString(Path.of(System.getProperty("slipway.basedir", ""),
                    ".aws/task-def-api.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    Watch watch() {
        return new Watch(account, Together.oneByOne(), clock, service);
    }

    /** Looks every few seconds for so long, or until it is decided. */
    Timeline watch(String deployment, Duration most) throws ProblemException {
        Watch watch = watch();
        Timeline timeline = Timeline.empty().with(watch.look());
        Instant end = clock.instant().plus(most);
        while (clock.instant().isBefore(end) && !Judgement.of(timeline, deployment).isFinal()) {
            clock.advance(watch.untilNext());
            timeline = timeline.with(watch.look());
        }
        return timeline;
    }
}
