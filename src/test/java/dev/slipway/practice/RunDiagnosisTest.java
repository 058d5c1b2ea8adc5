package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.change.ProblemException;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Diagnosis;
import dev.slipway.diagnosis.Evidence;
import dev.slipway.github.RunSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A red run of the practice repository, from the fault that somebody made to the cause that its log tells. */
class RunDiagnosisTest {

    private static final String WORKFLOW = ".github/workflows/cicd.yml";
    private static final String DEFINITION = ".aws/task-def-api.json";
    private static final String ROLE = "GitHubActionsEcsLearning";

    @TempDir
    private Path folder;

    private enum Fault {
        SECRET_MISSPELT(Cause.SECRET_MISSING_IN_GITHUB, it -> it.edit(WORKFLOW, "AWS_ROLE_TO_ASSUME",
                "AWS_ROLE_TO_ASUME")),
        NO_ID_TOKEN(Cause.ID_TOKEN_PERMISSION_MISSING, it -> it.edit(WORKFLOW, "      id-token: write\n", "")),
        OTHER_SUBJECT(Cause.OIDC_TRUST_MISMATCH, it -> it.iam.updateAssumeRolePolicy(r -> r.roleName(ROLE)
                .policyDocument(PracticePipeline.trust("repo:learner/my-app:ref:refs/heads/main")))),
        ENVIRONMENT(Cause.OIDC_TRUST_MISMATCH, it -> it.edit(WORKFLOW, "    needs: test-and-build\n",
                "    needs: test-and-build\n    environment: production\n")),
        NO_PROVIDER(Cause.OIDC_PROVIDER_MISSING, it -> it.iam.deleteOpenIDConnectProvider(r ->
                r.openIDConnectProviderArn("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"))),
        NO_PUSH(Cause.ECR_PUSH_DENIED, it -> it.rights(PracticePipeline.RIGHTS.replace("\"ecr:*\"",
                "\"ecr:GetAuthorizationToken\",\"ecr:DescribeImages\""))),
        NO_REPOSITORY(Cause.ECR_REPOSITORY_MISSING, it -> it.edit(WORKFLOW, "ECR_REPOSITORY: 'my-app-api'",
                "ECR_REPOSITORY: 'my-app'")),
        NO_PASS_ROLE(Cause.PASS_ROLE_DENIED, it -> it.rights(PracticePipeline.RIGHTS.replace("iam:PassRole",
                "iam:GetRole"))),
        OTHER_CONTAINER(Cause.CONTAINER_NAME_MISMATCH, it -> it.edit(DEFINITION, "\"name\":\"api\"",
                "\"name\":\"dummy\"")),
        NO_SERVICE(Cause.SERVICE_NOT_FOUND, it -> it.edit(WORKFLOW, "'my-app-api-service'\n", "'my-app-service'\n")),
        ARM(Cause.BUILD_FAILED, it -> it.edit(WORKFLOW, "linux/amd64", "linux/arm64")),
        ROLLED_BACK(Cause.DEPLOYMENT_CIRCUIT_BREAKER, it -> it.edit(DEFINITION, "\"essential\":true",
                "\"essential\":true,\"healthCheck\":{\"command\":[\"CMD-SHELL\",\"curl -f http://localhost:9999/\"],"
                        + "\"interval\":5,\"retries\":1}"));

        private final Cause cause;
        private final Consumer<PracticePipeline> making;

        Fault(Cause cause, Consumer<PracticePipeline> making) {
            this.cause = cause;
            this.making = making;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLogTellsTheCause(Fault fault) throws ProblemException, IOException {
        PracticePipeline practice = new PracticePipeline(folder);
        fault.making.accept(practice);

        RunSnapshot end = practice.toTheEnd(practice.push());

        assertFalse(end.isGreen());
        RunSnapshot.Failure failure = end.failures().getFirst();
        Diagnosis diagnosis = Diagnosis.ofNearest(Stream.of(failure.said(), failure.log().whole())
                .map(failure.log()::text).map(text -> new Evidence(Evidence.Kind.ACTIONS_LOG, text)).toList());
        assertEquals(fault.cause, diagnosis.first().cause(), () -> failure.log().text(failure.said()));
    }
}
