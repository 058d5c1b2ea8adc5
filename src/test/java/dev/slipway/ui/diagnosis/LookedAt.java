package dev.slipway.ui.diagnosis;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Look;
import dev.slipway.parts.Refusing;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.rollout.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;

/** A service of the practice account that has all it needs, until something is taken away from it. */
final class LookedAt {

    static final String REGION = "ap-northeast-1";
    static final String IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/api:v1";
    static final String SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:key-AbCdEf";
    static final ServiceName SERVICE = new ServiceName("demo", "web");
    /** In seconds: so long a task that fails the balancer's check is left running. */
    private static final int GRACE = 300;
    private static final String ROLE = "tasks";
    private static final String INDEX = """
            {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
            {"digest": "sha256:1", "platform": {"os": "linux", "architecture": "%s"}},
            {"digest": "sha256:2", "platform": {"os": "unknown", "architecture": "unknown"}}]}""";

    final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-27T09:00:00Z"));
    final PracticeAccount practice = new PracticeAccount(clock, REGION);
    final Refusing refusing = new Refusing();
    final Account account;
    final String group;
    private final String subnet;

    LookedAt() throws ProblemException {
        account = Account.connect(refusing.around(practice.clients()), REGION,
                new CallLog(clock));
        account.ecs().createCluster(r -> r.clusterName(SERVICE.cluster()));
        account.ecr().createRepository(r -> r.repositoryName("api"));
        push("amd64");
        account.logs().createLogGroup(r -> r.logGroupName("/ecs/web"));
        account.iam().createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument(trusting("ecs-tasks.amazonaws.com")));
        allow("ecr:*", "logs:CreateLogStream", "logs:PutLogEvents", "secretsmanager:GetSecretValue");
        group = account.ec2().createSecurityGroup(r -> r.groupName("tasks").description("tasks")).groupId();
        subnet = account.ec2().describeSubnets().subnets().getFirst().subnetId();
    }

    void push(String architecture) {
        account.ecr().putImage(r -> r.repositoryName("api").imageTag("v1")
                .imageManifest(INDEX.formatted(architecture)));
    }

    void trust(String service) {
        account.iam().updateAssumeRolePolicy(r -> r.roleName(ROLE).policyDocument(trusting(service)));
    }

    void allow(String... actions) {
        policy("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Resource\": \"*\", "
                + "\"Action\": [\"" + String.join("\", \"", actions) + "\"]}]}");
    }

    void policy(String document) {
        account.iam().putRolePolicy(r -> r.roleName(ROLE).policyName("rights").policyDocument(document));
    }

    /** Registers the definition, changed so, and makes the service. */
    LookedAt running(Consumer<ContainerDefinition.Builder> container,
                     Consumer<RegisterTaskDefinitionRequest.Builder> definition, String publicAddress,
                     LoadBalancer... balancers) {
        ContainerDefinition.Builder api = ContainerDefinition.builder().name("api").image(IMAGE).essential(true)
                .portMappings(PortMapping.builder().containerPort(8080).build())
                .logConfiguration(log("/ecs/web", "false"));
        container.accept(api);
        account.ecs().registerTaskDefinition(r -> {
            r.family("web").networkMode("awsvpc").cpu("256").memory("512").requiresCompatibilitiesWithStrings("FARGATE")
                    .executionRoleArn(account.iamArn("role/" + ROLE)).containerDefinitions(api.build());
            definition.accept(r);
        });
        account.ecs().createService(r -> r.cluster(SERVICE.cluster()).serviceName(SERVICE.service())
                .taskDefinition("web").desiredCount(1).launchType("FARGATE").loadBalancers(balancers)
                .healthCheckGracePeriodSeconds(balancers.length == 0 ? null : GRACE)
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(subnet).securityGroups(group)
                        .assignPublicIp(publicAddress))));
        return this;
    }

    LookedAt running() {
        return running(_ -> {}, _ -> {}, "ENABLED");
    }

    /** One more task of the same definition, in another cluster. */
    void alsoRunning(String cluster) {
        account.ecs().createCluster(r -> r.clusterName(cluster));
        account.ecs().createService(r -> r.cluster(cluster).serviceName(SERVICE.service()).taskDefinition("web")
                .desiredCount(1).launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(
                        v -> v.subnets(subnet).securityGroups(group).assignPublicIp("ENABLED"))));
    }

    static Consumer<ContainerDefinition.Builder> logging(String group, String creates) {
        return container -> container.logConfiguration(log(group, creates));
    }

    static Consumer<ContainerDefinition.Builder> withSecret() {
        return container -> container.secrets(Secret.builder().name("KEY").valueFrom(SECRET + ":json::").build());
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    /** {@code confirms IMAGE_NOT_FOUND: look.image.none}. */
    String answer(String key) throws ProblemException {
        return words(look(key).answer());
    }

    /** The same when AWS has named a KMS key. */
    String answer(String key, String kmsKey) throws ProblemException {
        return words(look(key, Optional.of(kmsKey)).answer());
    }

    Look.Answer read(String key) throws ProblemException {
        return look(key).answer();
    }

    private Look look(String key) {
        return look(key, Optional.empty());
    }

    private Look look(String key, Optional<String> kmsKey) {
        List<Look> all = new ServiceLooks(account, SERVICE, Optional.empty(), kmsKey).all();
        return all.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }

    private static String words(Look.Answer answer) {
        return switch (answer) {
            case Look.Answer.Confirms(Cause cause, var said) -> "confirms " + cause + ": " + said.key();
            case Look.Answer.Excludes(var said) -> "excludes: " + said.key();
            case Look.Answer.CannotTell(var said) -> "cannot tell: " + said.key();
            case Look.Answer.Unread(var problem) -> "unread: " + problem.getClass().getSimpleName();
        };
    }

    private static LogConfiguration log(String group, String creates) {
        return LogConfiguration.builder().logDriver("awslogs")
                .options(Map.of("awslogs-group", group, "awslogs-region", REGION, "awslogs-stream-prefix", "ecs",
                        "awslogs-create-group", creates)).build();
    }

    private static String trusting(String service) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \""
                + service + "\"}, \"Action\": \"sts:AssumeRole\"}]}";
    }
}
