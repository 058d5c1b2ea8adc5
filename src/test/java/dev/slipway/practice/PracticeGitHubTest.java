package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.github.GitHub;
import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.GitHubProblem;
import dev.slipway.github.RunSnapshot;
import dev.slipway.github.SecretPlace;
import dev.slipway.pipeline.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeGitHubTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";
    private static final String DEFINITION = ".aws/task-def-api.json";

    @TempDir
    private Path folder;
    private PracticePipeline practice;

    @BeforeEach
    void make() throws IOException, ProblemException {
        practice = new PracticePipeline(folder);
    }

    private RunSnapshot.Failure failure(Consumer<PracticePipeline> fault) throws ProblemException {
        fault.accept(practice);
        RunSnapshot end = practice.toTheEnd(practice.push());
        assertFalse(end.isGreen());
        return end.failures().getFirst();
    }

    private static void assertSays(String words, RunSnapshot.Failure failure) {
        String said = failure.log().text(failure.said());
        assertTrue(said.contains(words), () -> words + " is not in " + said);
    }

    @Test
    void aPushBuildsPushesAndDeploys() throws ProblemException {
        String sha = practice.push();

        assertEquals(Status.QUEUED, practice.look(sha).run().orElseThrow().status());
        practice.pass(Duration.ofSeconds(20));
        RunSnapshot early = practice.look(sha);
        assertEquals(Status.IN_PROGRESS, early.run().orElseThrow().status());
        GitHub.Job build = early.jobs().stream().filter(job -> job.name().equals("Test and build")).findFirst().orElseThrow();
        assertTrue(build.steps().stream().anyMatch(step -> step.status() == Status.IN_PROGRESS), build.toString());

        RunSnapshot end = practice.toTheEnd(sha);

        assertTrue(end.isGreen(), () -> end.failures().toString());
        assertEquals(List.of(Conclusion.SKIPPED, Conclusion.SUCCESS, Conclusion.SUCCESS),
                end.jobs().stream().map(GitHub.Job::conclusion).toList());
        String image = practice.ecs.describeTaskDefinition(r -> r.taskDefinition(practice.service().taskDefinition()))
                .taskDefinition().containerDefinitions().getFirst().image();
        assertEquals("123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:" + sha, image);
        assertEquals(1, practice.service().deployments().size());
        assertEquals(1, practice.service().runningCount());
    }

    @Test
    void nothingStartsWhenThePushTouchesNoneOfThePaths() throws ProblemException {
        practice.toTheEnd(practice.push());

        String sha = practice.write("README.md", "# Changed").push();

        assertTrue(practice.look(sha).run().isEmpty());
    }

    @Test
    void aMissingSecretIsAnEmptyRole() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(WORKFLOW, "AWS_ROLE_TO_ASSUME", "AWS_ROLE_TO_ASUME"));

        assertEquals("Get credentials for AWS", failure.step().orElseThrow().name());
        assertTrue(failure.log().text(failure.said()).endsWith("Credentials could not be loaded, please check your "
                + "action inputs: Could not load credentials from any providers\n"));
    }

    @Test
    void aMissingPermissionIsHintedAt() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(WORKFLOW, "      id-token: write\n", ""));

        assertEquals("Get credentials for AWS", failure.step().orElseThrow().name());
        assertSays("Did you mean to set the `id-token` permission?", failure);
    }

    @Test
    void anotherSubjectIsNotAuthorized() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.iam.updateAssumeRolePolicy(r -> r
                .roleName("GitHubActionsEcsLearning")
                .policyDocument(PracticePipeline.trust("repo:learner/my-app:ref:refs/heads/main"))));

        assertSays("Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity", failure);
    }

    @Test
    void anEnvironmentSendsAnotherSubject() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(WORKFLOW, "    needs: test-and-build\n",
                "    needs: test-and-build\n    environment: production\n"));

        assertEquals("Deploy to Amazon ECS", failure.job().name());
        assertSays("Not authorized to perform sts:AssumeRoleWithWebIdentity", failure);
    }

    @Test
    void aMissingProviderIsNamed() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.iam.deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(
                "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com")));

        assertSays("No OpenIDConnect provider found in your account for "
                + "https://token.actions.githubusercontent.com", failure);
    }

    @Test
    void aRoleThatMayNotPushIsDenied() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.rights(PracticePipeline.RIGHTS.replace("\"ecr:*\"",
                "\"ecr:GetAuthorizationToken\",\"ecr:DescribeImages\"")));

        assertEquals("Build and push the image", failure.step().orElseThrow().name());
        assertSays("is not authorized to perform: ecr:InitiateLayerUpload on resource: "
                + "arn:aws:ecr:ap-northeast-1:123456789012:repository/my-app-api", failure);
    }

    @Test
    void aMissingRepositoryIsNamed() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(WORKFLOW, "ECR_REPOSITORY: 'my-app-api'",
                "ECR_REPOSITORY: 'my-app'"));

        assertSays("RepositoryNotFoundException", failure);
    }

    @Test
    void aRoleThatMayNotPassTheExecutionRoleCannotRegister() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.rights(PracticePipeline.RIGHTS.replace("iam:PassRole",
                "iam:GetRole")));

        assertEquals("Deploy and wait until the service is stable", failure.step().orElseThrow().name());
        assertSays("Failed to register task definition in ECS: User: arn:aws:sts::123456789012:assumed-role/"
                + "GitHubActionsEcsLearning/gha-7000001-1 is not authorized to perform: iam:PassRole on resource: "
                + PracticePipeline.EXECUTION_ROLE + " because no identity-based policy allows the iam:PassRole action",
                failure);
    }

    @Test
    void anotherContainerNameIsNotFound() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(DEFINITION, "\"name\":\"api\"", "\"name\":\"dummy\""));

        assertEquals("Put the image into the task definition", failure.step().orElseThrow().name());
        assertSays("Invalid task definition: Could not find container definition with matching name", failure);
    }

    @Test
    void aMissingServiceIsMissing() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(WORKFLOW, "'my-app-api-service'\n", "'my-app-service'\n"));

        assertSays("service/my-app-cluster/my-app-service is MISSING", failure);
    }

    @Test
    void aDeploymentThatIsRolledBackIsAFailure() throws ProblemException {
        RunSnapshot.Failure failure = failure(it -> it.edit(DEFINITION, "\"essential\":true", "\"essential\":true,"
                + "\"healthCheck\":{\"command\":[\"CMD-SHELL\",\"curl -f http://localhost:9999/\"],\"interval\":5,"
                + "\"retries\":1}"));

        assertSays("not found after stabilization. The deployment was likely rolled back by the deployment circuit "
                + "breaker.", failure);
    }

    @Test
    void anArmImageCannotBeBuiltOnAnotherRunner() throws ProblemException {
        assertSays("exec format error", failure(it -> it.edit(WORKFLOW, "linux/amd64", "linux/arm64")));
    }

    @Test
    void theLearnersOwnWorkflowEndsInAnEmptyName() throws IOException, ProblemException {
        String learners;
        try (var stream = getClass().getResourceAsStream("/dev/slipway/workflow/learner-cicd.yml")) {
            learners = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        String mended = learners.replace("AWS_ROLE_TO_ASUME", "AWS_ROLE_TO_ASSUME")
                .replace("  contents: read ", "  contents: read\n  id-token: write ");

        RunSnapshot.Failure failure = failure(it -> it.write(WORKFLOW, mended));

        assertEquals("Push", failure.step().orElseThrow().name());
        assertSays("invalid reference format", failure);
    }

    @Test
    void theLearnersFileMixUpIsSaid() throws IOException, ProblemException {
        String learners;
        try (var stream = getClass().getResourceAsStream("/dev/slipway/workflow/learner-cicd.yml")) {
            learners = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        String mended = learners.replace("AWS_ROLE_TO_ASUME", "AWS_ROLE_TO_ASSUME").replace("ECS_REPO", "ECR_REPO")
                .replace("  contents: read ", "  contents: read\n  id-token: write ")
                .replace("    environment: production", "    timeout-minutes: 5");

        RunSnapshot.Failure failure = failure(it -> it.write(WORKFLOW, mended));

        assertTrue(failure.log().text(failure.log().whole())
                .contains("cat: artifacts/api-image-url.txt: No such file or directory"), "in an earlier step");
    }

    @Test
    void failedJobsRunAgainAndKeepWhatSucceeded() throws ProblemException {
        practice.rights(PracticePipeline.RIGHTS.replace("iam:PassRole", "iam:GetRole"));
        String sha = practice.push();
        RunSnapshot first = practice.toTheEnd(sha);
        practice.rights(PracticePipeline.RIGHTS);

        practice.gitHub.rerunFailedJobs(PracticeGitHub.REPOSITORY, first.run().orElseThrow().id());
        assertFalse(practice.look(sha).isOver());
        RunSnapshot second = practice.toTheEnd(sha);

        assertTrue(second.isGreen());
        assertEquals(2, second.run().orElseThrow().attempt());
        assertEquals(first.jobs().get(1).id(), second.jobs().get(1).id());
        assertTrue(first.jobs().get(2).id() != second.jobs().get(2).id());
        assertTrue(practice.gitHub.log(PracticeGitHub.REPOSITORY, first.failures().getFirst().job().id())
                .contains("iam:PassRole"));
    }

    @Test
    void anImageThatIsThereIsNotBuiltAgain() throws ProblemException {
        practice.iam.updateAssumeRolePolicy(r -> r.roleName("GitHubActionsEcsLearning")
                .policyDocument(PracticePipeline.trust("nobody")));
        String sha = practice.push();
        RunSnapshot first = practice.toTheEnd(sha);
        assertEquals(Conclusion.SKIPPED, first.jobs().get(2).conclusion());
        practice.iam.updateAssumeRolePolicy(r -> r.roleName("GitHubActionsEcsLearning")
                .policyDocument(PracticePipeline.trust(PracticePipeline.SUB)));
        practice.ecr.putImage(r -> r.repositoryName("my-app-api").imageTag(sha)
                .imageManifest(new PracticeImage(PracticeImage.sha256("x"),
                        dev.slipway.pipeline.Platform.X86_64, List.of(8080), EcsScene.START).manifest()));

        practice.gitHub.rerunFailedJobs(PracticeGitHub.REPOSITORY, first.run().orElseThrow().id());
        RunSnapshot second = practice.toTheEnd(sha);

        assertTrue(second.isGreen(), () -> second.failures().toString());
        assertTrue(second.jobs().get(1).steps().stream().anyMatch(step -> step.name().equals("Build and push the image")
                && step.conclusion() == Conclusion.SKIPPED));
    }

    @Test
    void aWorkflowThatCannotBeReadIsAFailedRunWithoutJobs() throws ProblemException {
        RunSnapshot end = practice.look(practice.write(WORKFLOW, "jobs: [").push());

        assertEquals(Conclusion.FAILURE, end.run().orElseThrow().conclusion());
        assertEquals(List.of(), end.jobs());
    }

    @Test
    void theLogHidesTheSecret() throws ProblemException {
        RunSnapshot end = practice.toTheEnd(practice.edit(WORKFLOW, "run: test -n \"$IMAGE\"",
                "run: echo \"role ${{ secrets.AWS_ROLE_TO_ASSUME }}\"").push());

        String log = practice.gitHub.log(PracticeGitHub.REPOSITORY, end.jobs().get(2).id());

        assertTrue(log.contains("role ***"));
        assertFalse(log.contains(PracticePipeline.ROLE));
    }

    @Test
    void secretsKeepTheirTimesAndOtherRepositoriesAreNotThere() throws ProblemException {
        GitHub.Secret first = practice.gitHub.secret(SecretPlace.of(PracticeGitHub.REPOSITORY), "AWS_ROLE_TO_ASSUME").orElseThrow();
        practice.pass(Duration.ofMinutes(1));
        practice.secret("AWS_ROLE_TO_ASSUME", "other");
        GitHub.Secret second = practice.gitHub.secret(SecretPlace.of(PracticeGitHub.REPOSITORY), "AWS_ROLE_TO_ASSUME").orElseThrow();

        assertEquals(first.createdAt(), second.createdAt());
        assertEquals(first.updatedAt().plusSeconds(60), second.updatedAt());
        RepositoryName other = new RepositoryName("learner", "other");
        assertInstanceOf(GitHubProblem.NotFound.class, assertThrows(ProblemException.class,
                () -> practice.gitHub.repository(other)).problem());
        assertInstanceOf(GitHubProblem.Refused.class, assertThrows(ProblemException.class, () -> practice.gitHub
                .putSecret(SecretPlace.of(PracticeGitHub.REPOSITORY), "X", new GitHub.SealedValue("k", "AAAA"))).problem());
    }
}
