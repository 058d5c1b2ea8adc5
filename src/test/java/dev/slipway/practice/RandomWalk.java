package dev.slipway.practice;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.github.GitHub.Status;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.Login;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.PortMapping;

/** A learner who does now this and now that with a pipeline, looks around in between, and waits. */
record RandomWalk(PracticePipeline pipeline, SplittableRandom random) {

    private static final List<String> IMAGES = List.of("nginx", "public.ecr.aws/x/y:1", "public.ecr.aws/x/z:2",
            "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:none");

    void step() throws ProblemException, IOException {
        try {
            something();
        } catch (AwsServiceException e) {
            // as it happens on an account that behaves like a real one; a learner goes on, too
            pipeline.pass(Duration.ofSeconds(1));
        }
        pipeline.pass(Duration.ofMillis(random.nextLong(20_000)));
    }

    private void something() throws ProblemException, IOException {
        switch (random.nextInt(15)) {
            case 0 -> pipeline.pass(Duration.ofMillis(random.nextLong(400_000)));
            case 1, 2 -> look();
            case 3 -> push();
            case 4 -> deploy();
            case 5 -> refused(() -> pipeline.ecs.updateService(r -> r.cluster("my-app-cluster")
                    .service("my-app-api-service").desiredCount(random.nextInt(4))));
            case 6 -> stopTask();
            case 7 -> port();
            case 8 -> build();
            case 9 -> pipeline.secret("NAME_" + random.nextInt(3), PracticePipeline.ROLE);
            case 10 -> pipeline.rights(random.nextBoolean() ? PracticePipeline.RIGHTS
                    : PracticePipeline.RIGHTS.replace("ecs:*", "ecs:Describe*"));
            case 11 -> rerun();
            case 12 -> capacity();
            case 13 -> pipeline.account.setLevel(random.nextInt(3) == 0 ? PracticeLevel.CALM : PracticeLevel.REAL);
            default -> refused(() -> pipeline.ecr.createRepository(r -> r.repositoryName("r-" + random.nextInt(3))));
        }
    }

    private void look() throws ProblemException, IOException {
        refused(() -> pipeline.ecr.getAuthorizationToken());
        refused(() -> pipeline.ecs.describeTaskDefinition(r -> r.taskDefinition("nothing")));
        PracticeSnapshot.of(pipeline.parts);
    }

    private void push() throws ProblemException {
        pipeline.write("api/note.txt", "note " + random.nextInt()).push();
    }

    private void deploy() {
        String image = IMAGES.get(random.nextInt(IMAGES.size()));
        pipeline.ecs.registerTaskDefinition(r -> r.family("my-app-api").networkMode("awsvpc").cpu("512").memory("1024")
                .requiresCompatibilitiesWithStrings("FARGATE").executionRoleArn(PracticePipeline.EXECUTION_ROLE)
                .containerDefinitions(ContainerDefinition.builder().name("api").image(image)
                        .dockerLabels(Map.of("n", String.valueOf(random.nextInt())))
                        .environment(KeyValuePair.builder().name("N").value("1").build())
                        .portMappings(PortMapping.builder().containerPort(8080).build()).build()));
        refused(() -> pipeline.ecs.updateService(r -> r.cluster("my-app-cluster").service("my-app-api-service")
                .taskDefinition("my-app-api")));
    }

    private void stopTask() {
        pipeline.ecs.listTasks(r -> r.cluster("my-app-cluster")).taskArns().stream().findFirst().ifPresent(task ->
                refused(() -> pipeline.ecs.stopTask(r -> r.cluster("my-app-cluster").task(task))));
    }

    private void port() {
        var ec2 = pipeline.account.clients().ec2();
        String group = ec2.describeSecurityGroups().securityGroups().getFirst().groupId();
        refused(() -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipProtocol("tcp").fromPort(8080)
                .toPort(8080).cidrIp("198.51.100." + random.nextInt(3) + "/32")));
    }

    private void build() throws ProblemException {
        ImageRef image = new ImageRef(PracticeAccount.ID + ".dkr.ecr.ap-northeast-1.amazonaws.com", "my-app-api",
                "t" + random.nextInt(4), "");
        var engine = pipeline.parts.engine();
        engine.build(new BuildRequest(pipeline.folder.resolve("api"), image.byTag(), Platform.X86_64, "", Map.of()),
                Progress.none());
        engine.push(image, new Login(image.registry(), "AWS", "practice"), Progress.none());
    }

    private void rerun() throws ProblemException {
        var runs = pipeline.gitHub.latestRuns(PracticeGitHub.REPOSITORY, ".github/workflows/cicd.yml");
        if (!runs.isEmpty() && runs.getFirst().status() == Status.COMPLETED) {
            pipeline.gitHub.rerunFailedJobs(PracticeGitHub.REPOSITORY, runs.getFirst().id());
        }
    }

    private void capacity() {
        if (random.nextBoolean()) {
            pipeline.account.setFargateCapacity(random.nextBoolean());
        } else {
            pipeline.account.setFargateQuota(random.nextInt(3));
        }
    }

    private static void refused(Runnable asked) {
        PracticeSnapshot.refusal(asked);
    }
}
