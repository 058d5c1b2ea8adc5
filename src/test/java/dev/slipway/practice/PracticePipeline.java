package dev.slipway.practice;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.github.GitHub;
import dev.slipway.github.RunSnapshot;
import dev.slipway.github.RunWatch;
import dev.slipway.github.SealedBox;
import dev.slipway.github.SecretPlace;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.workflow.WorkflowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.iam.IamClient;

/** A practice account, repository and folder with everything that the pipeline's workflow needs, made by hand. */
final class PracticePipeline {

    static final Pipeline PIPELINE = Pipeline.defaults(PracticeGitHub.REPOSITORY, "main");
    static final SecretPlace PLACE = SecretPlace.of(PracticeGitHub.REPOSITORY);
    static final String ROLE = "arn:aws:iam::123456789012:role/GitHubActionsEcsLearning";
    static final String EXECUTION_ROLE = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
    static final String SUB = "repo:learner@1001/my-app@2002:ref:refs/heads/main";
    static final String RIGHTS = """
            {"Version":"2012-10-17","Statement":[
             {"Effect":"Allow","Action":["ecr:*","ecs:*"],"Resource":"*"},
             {"Effect":"Allow","Action":"iam:PassRole","Resource":"%s"}]}""".formatted(EXECUTION_ROLE);

    final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    final PracticeParts parts;
    final PracticeAccount account;
    final PracticeGitHub gitHub;
    final EcsClient ecs;
    final EcrClient ecr;
    final IamClient iam;
    final Path folder;
    final PracticeGit git;

    PracticePipeline(Path folder) throws IOException, ProblemException {
        this.folder = folder;
        SampleRepository.unpack(folder);
        this.parts = PracticeParts.begin(clock, "ap-northeast-1", folder, Pause.none());
        this.account = parts.account();
        this.gitHub = parts.gitHub();
        this.git = parts.git();
        this.ecs = account.clients().ecs();
        this.ecr = account.clients().ecr();
        this.iam = account.clients().iam();
        write(".aws/task-def-api.json", definition());
        write(".github/workflows/cicd.yml", WorkflowFile.generate(PIPELINE, "ap-northeast-1", true));
        makeRoles();
        makeTarget();
        secret("AWS_ROLE_TO_ASSUME", ROLE);
    }

    static String definition() {
        return """
                {"family":"my-app-api","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"512",
                 "memory":"1024","executionRoleArn":"%s","enableFaultInjection":false,
                 "runtimePlatform":{"cpuArchitecture":"X86_64","operatingSystemFamily":"LINUX"},
                 "containerDefinitions":[{"name":"api","image":"placeholder","essential":true,
                  "portMappings":[{"containerPort":8080,"protocol":"tcp","name":"api-8080-tcp"}]}]}"""
                .formatted(EXECUTION_ROLE);
    }

    private void makeRoles() {
        iam.createOpenIDConnectProvider(r -> r.url("https://token.actions.githubusercontent.com")
                .clientIDList("sts.amazonaws.com"));
        iam.createRole(r -> r.roleName("GitHubActionsEcsLearning").assumeRolePolicyDocument(trust(SUB)));
        rights(RIGHTS);
        iam.createRole(r -> r.roleName("ecsTaskExecutionRole").assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                 "Principal":{"Service":"ecs-tasks.amazonaws.com"}}]}"""));
        iam.attachRolePolicy(r -> r.roleName("ecsTaskExecutionRole")
                .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
    }

    private void makeTarget() {
        ecr.createRepository(r -> r.repositoryName("my-app-api"));
        ecs.createCluster(r -> r.clusterName("my-app-cluster"));
        ecs.registerTaskDefinition(r -> r.family("my-app-api").networkMode("awsvpc").cpu("512").memory("1024")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(EXECUTION_ROLE)
                .containerDefinitions(ContainerDefinition.builder().name("api").image("public.ecr.aws/x/y:1")
                        .portMappings(PortMapping.builder().containerPort(8080).build()).build()));
        String subnet = account.clients().ec2().describeSubnets().subnets().getFirst().subnetId();
        ecs.createService(r -> r.cluster("my-app-cluster").serviceName("my-app-api-service").taskDefinition("my-app-api")
                .desiredCount(1).launchType("FARGATE").networkConfiguration(n -> n.awsvpcConfiguration(
                        v -> v.subnets(subnet).assignPublicIp("ENABLED")))
                .deploymentConfiguration(d -> d.deploymentCircuitBreaker(b -> b.enable(true).rollback(true))));
        pass(Duration.ofMinutes(3));
    }

    static String trust(String sub) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                 "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},
                 "Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com",
                  "token.actions.githubusercontent.com:sub":"%s"}}}]}""".formatted(sub);
    }

    void rights(String policy) {
        iam.putRolePolicy(r -> r.roleName("GitHubActionsEcsLearning").policyName("deploy").policyDocument(policy));
    }

    void secret(String name, String value) throws ProblemException {
        GitHub.PublicKey key = gitHub.publicKey(PLACE);
        gitHub.putSecret(PLACE, name, SealedBox.seal(key, value));
    }

    PracticePipeline write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the text in the file. */
    PracticePipeline edit(String file, String from, String to) {
        try {
            String text = Files.readString(folder.resolve(file));
            if (!text.contains(from)) {
                throw new AssertionError(file + " has no " + from);
            }
            return write(file, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits what has changed and pushes it; returns the SHA. */
    String push() throws ProblemException {
        List<String> changed = git.state(folder).changed();
        String sha = git.commit(folder, changed, "Deploy");
        git.push(folder, "main");
        return sha;
    }

    RunSnapshot look(String sha) throws ProblemException {
        return RunWatch.ofCommit(gitHub, PracticeGitHub.REPOSITORY, PIPELINE.files().workflow(), sha).look();
    }

    /** Lets time pass, with a look every five seconds, until the run is over. */
    RunSnapshot toTheEnd(String sha) throws ProblemException {
        for (int looks = 0; looks < 500; looks++) {
            RunSnapshot snapshot = look(sha);
            if (snapshot.isOver()) {
                return snapshot;
            }
            pass(Duration.ofSeconds(5));
        }
        throw new AssertionError("the run does not end: " + look(sha));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    Service service() {
        return ecs.describeServices(r -> r.cluster("my-app-cluster").services("my-app-api-service")).services()
                .getFirst();
    }
}
