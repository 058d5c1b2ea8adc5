package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.diagnosis.Evidence.Kind;
import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello", "42", "{}", "Task arn:aws:ecs:us-east-1:123456789012:task/web/1"})
    void aTextThatTellsNothingIsUnknown(String text) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.EXIT_CODE) {
                Diagnosis diagnosis = Diagnosis.of(new Evidence(kind, text));
                assertEquals(Cause.UNKNOWN, diagnosis.first().cause(), kind + " " + text);
                assertEquals("", diagnosis.first().words());
            }
        }
    }

    @Test
    void noEvidenceIsUnknown() {
        assertEquals(Cause.UNKNOWN, Diagnosis.of(List.of()).first().cause());
    }

    @Test
    void whatLiesDeeperGoesBeforeWhatCameOfIt() {
        Diagnosis diagnosis = Diagnosis.of(List.of(
                new Evidence(Kind.ACTIONS_LOG, "Error: Resource is not in the state servicesStable"),
                new Evidence(Kind.SERVICE_EVENT, "(service web) is unable to consistently start tasks successfully."),
                new Evidence(Kind.STOPPED_REASON, "Essential container in task exited"),
                new Evidence(Kind.CONTAINER_REASON, "exec /app/server: exec format error")));

        assertEquals(List.of(Cause.IMAGE_PLATFORM_MISMATCH, Cause.TASKS_KEEP_FAILING, Cause.CONTAINER_CRASH,
                Cause.WAITER_TIMEOUT), diagnosis.findings().stream().map(Finding::cause).toList());
        assertEquals("exec format error", diagnosis.first().words());
        assertEquals(Kind.CONTAINER_REASON, diagnosis.first().evidence().kind());
    }

    @Test
    void besideAFailureNothingIsSaidToBeWell() {
        Diagnosis diagnosis = Diagnosis.of(List.of(
                new Evidence(Kind.SERVICE_EVENT, "(service web) has reached a steady state."),
                new Evidence(Kind.SERVICE_EVENT,
                        "(service web) was unable to place a task because no container instance met "
                        + "all of its requirements.")));

        assertEquals(List.of(Cause.NO_CONTAINER_INSTANCES), diagnosis.findings().stream().map(Finding::cause).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, no-failure", "1, container-crash", "2, container-crash", "126, entrypoint-not-executable",
        "127, entrypoint-not-found", "137, out-of-memory", "139, container-crash", "143, unknown",
        "255, container-crash"})
    void anExitCodeSaysHowTheContainerEnded(String code, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.EXIT_CODE, code)));
        if (!code.equals("0")) {
            assertEquals(cause, Messages.answer(new Evidence(Kind.CONTAINER_REASON, "Exit code: " + code)));
        }
    }

    @Test
    void theExitCodeOfABuildStepIsNoContainers() {
        String text = "ERROR: failed to solve: process \"/bin/sh -c gradle test\" did not complete "
                + "successfully: exit code: 137";

        assertEquals("build-failed", Messages.answer(new Evidence(Kind.ACTIONS_LOG, text)));
    }

    @ParameterizedTest
    @CsvSource({"actions-log, ecr-login-denied", "api-error, ecr-login-denied", "stopped-reason, image-pull-auth",
        "service-event, image-pull-auth"})
    void theSameRefusalMeansAnotherThingElsewhere(String kind, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.ofId(kind),
                "User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: "
                        + "ecr:GetAuthorizationToken "
                        + "on resource: *")));
    }

    @ParameterizedTest
    @CsvSource({"iam:PassRole, pass-role-denied", "ecs:RegisterTaskDefinition, register-denied",
        "ecs:UpdateService, update-service-denied", "ecs:CreateService, update-service-denied",
        "ecs:DescribeServices, ecs-read-or-run-denied", "ecs:RunTask, ecs-read-or-run-denied",
        "ecr:PutImage, ecr-push-denied", "ecr:InitiateLayerUpload, ecr-push-denied",
        "sts:AssumeRoleWithWebIdentity, oidc-trust-mismatch",
        "iam:CreateServiceLinkedRole, service-linked-role-missing",
        "s3:GetObject, unknown"})
    void aRefusedActionOfADeployIsNamed(String action, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.ACTIONS_LOG,
                "User: arn:aws:iam::123456789012:user/ci is not "
                + "authorized to perform: " + action + " on resource: *")));
    }

    @Test
    void aTaskIsKnownByItsSession() {
        String text = "An error occurred (AccessDenied): User: arn:aws:sts::123456789012:assumed-role/web/"
                + "0123456789abcdef0123456789abcdef is not authorized to perform: dynamodb:PutItem on resource: t";

        assertEquals("task-role-permission", Messages.answer(new Evidence(Kind.ACTIONS_LOG, text)));
        assertEquals(List.of(new Fix.AllowActions(Fix.Holder.TASK_ROLE, List.of("dynamodb:PutItem"), "t")),
                Diagnosis.of(new Evidence(Kind.ACTIONS_LOG, text)).first().fixes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {"Tests: 1 failed, 20 passed, 21 total # build-failed",
        "12 runs, 30 assertions, 2 failures, 0 errors, 0 skips # build-failed",
        "Tests run: 12, Failures: 1, Errors: 0, Skipped: 0 # build-failed",
        "Found 3 errors in 2 files (checked 10 source files) # build-failed",
        "Tests run: 12, Failures: 0, Errors: 0, Skipped: 0 # no-failure", "12 examples, 0 failures # no-failure",
        "1 error occurred: creating the listener # unknown", "Tests in 3 regions, failed to list the rest # unknown"})
    void testsThatFailedAreCounted(String line, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.ACTIONS_LOG, line)));
    }

    @ParameterizedTest
    @CsvSource({"sh: next: not found, entrypoint-not-found", "sh: 1: node: not found, entrypoint-not-found",
        "bash: line 4: gunicorn: command not found, entrypoint-not-found",
        "ash: ./run: Permission denied, entrypoint-not-executable", "finish: not found, container-crash"})
    void aShellSaysWhatItCannotRun(String line, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.CONTAINER_REASON, "> start\n" + line + "\n")));
    }

    @Test
    void aContainersWordsOfTroubleAreACrashWhenNothingTellsMore() {
        assertEquals("container-crash", Messages.answer(new Evidence(Kind.CONTAINER_REASON, "checkout aborted")));
        assertEquals("unknown", Messages.answer(new Evidence(Kind.CONTAINER_REASON, "no errors in checkout")));
        assertEquals("unknown", Messages.answer(new Evidence(Kind.STOPPED_REASON, "checkout aborted")));
    }

    @Test
    void theExitStatusOfDockersHelperIsNoContainers() {
        assertEquals("unknown", Messages.answer(new Evidence(Kind.STOPPED_REASON, "CannotStartContainerError: "
                + "OCI runtime create failed: container init caused: Running hook #0: exit status 1")));
        assertEquals("container-crash", Messages.answer(new Evidence(Kind.STOPPED_REASON, "web: exit status 1")));
    }

    @ParameterizedTest
    @CsvSource({"ecs:RegisterTaskDef, register-denied", "ecs:UpdateServi, update-service-denied",
        "ecs:DescribeSer, ecs-read-or-run-denied"})
    void aRefusedActionCutInItsNameIsStillKnown(String action, String cause) {
        assertEquals(cause, Messages.answer(new Evidence(Kind.API_ERROR,
                "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: " + action)));
    }

    @Test
    void aSecretThatAProgramMayNotReadIsItsRolesAffair() {
        String refusal = "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web/"
                + "0123456789abcdef0123456789abcdef is not authorized to perform: secretsmanager:GetSecretValue";

        assertEquals("task-role-permission", Messages.answer(new Evidence(Kind.CONTAINER_REASON, refusal)));
        assertEquals("secret-fetch-failed", Messages.answer(new Evidence(Kind.STOPPED_REASON, refusal)));
        assertEquals("image-pull-auth", Messages.answer(new Evidence(Kind.STOPPED_REASON,
                "CannotPullContainerAuthError: " + refusal)));
    }

    @Test
    void fixesKnowWhatTheTextTells() {
        assertEquals(List.of(new Fix.PushImage(Optional.of("123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:v1"))),
                fixes(Kind.STOPPED_REASON, "CannotPullContainerError: manifest for "
                        + "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:v1 not found"));
        assertEquals(List.of(new Fix.CreateRepository(Optional.of("shop/api"))), fixes(Kind.ACTIONS_LOG,
                "name unknown: The repository with name 'shop/api' does not exist in the registry with id "
                        + "'123456789012'"));
        assertEquals(List.of(new Fix.RemoveField(Optional.of("revision"))),
                fixes(Kind.ACTIONS_LOG, "Unexpected key 'revision' found in params"));
        assertEquals(List.of(new Fix.OpenPort(OptionalInt.of(8080))),
                fixes(Kind.HTTP_PROBE, "Failed to connect to 203.0.113.7 port 8080: Connection timed out"));
        assertEquals(List.of(new Fix.RebuildFor(Optional.of(Platform.X86_64))), fixes(Kind.STOPPED_REASON,
                "image Manifest does not contain descriptor matching platform 'linux/amd64'"));
        assertEquals(List.of(new Fix.SetSecret(Optional.of("aws-access-key-id"))),
                fixes(Kind.ACTIONS_LOG, "Error: Input required and not supplied: aws-access-key-id"));
    }

    @Test
    void aTextCutInTheMiddleOfTheWordsStillTells() {
        assertEquals("capacity-unavailable", Messages.answer(new Evidence(Kind.API_ERROR,
                "Failure: null Reason: Capaci")));
        assertEquals("unknown", Messages.answer(new Evidence(Kind.SERVICE_EVENT, "(service web) was unable to")));
    }

    @Test
    void theAnswerIsAlwaysTheSame() {
        List<Evidence> evidence = Messages.all().map(Messages.Labelled::evidence).toList();

        assertEquals(Diagnosis.of(evidence), Diagnosis.of(evidence));
        assertTrue(Diagnosis.of(evidence).findings().size() > 40);
    }

    private static List<Fix> fixes(Kind kind, String text) {
        return Diagnosis.of(new Evidence(kind, text)).first().fixes();
    }
}
