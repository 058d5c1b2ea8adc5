package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.parts.Applying;
import dev.slipway.parts.MotoServer;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.RunningService;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.taskdef.TaskDefinition;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The role that {@link RoleSetup} made runs the whole workflow with its own credentials, and nothing can be taken away
 * from what it may. moto's engine judges action, resource and these two conditions on Allow; which ARN and which
 * condition keys a call is judged by is our launcher's, written after AWS's own reference. So this does not show that
 * AWS asks about these very ARNs, nor which calls Docker and the actions make (see {@link PipelineCallTest} for the
 * documents that say so), nor anything about the trust policy, which moto does not look at.
 */
@Needs(Part.MOTO)
class MotoPermissionsTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("hanako", "my-app"), "main");
    private static final String EXECUTION_ROLE = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole";
    private static final String TASK_ROLE = "arn:aws:iam::123456789012:role/tasks/my-app-task";
    private static final String ROLE = PIPELINE.trust().role();

    private static MotoServer moto;
    private static Account account;
    private static PolicyDocument policy;
    private static WorkflowCalls workflow;

    @BeforeAll
    static void makeTheRole(@TempDir Path folder) throws ProblemException {
        moto = MotoServer.start();
        account = Account.connect(moto.clients(), MotoServer.REGION, new CallLog(InstantSource.system()));
        new RunningService(account, PIPELINE).made();
        TaskDefinition definition = TaskDefinition.parse("""
                {"family": "my-app-api", "executionRoleArn": "ecsTaskExecutionRole", "taskRoleArn": "%s",
                 "tags": [{"key": "team", "value": "blue"}], "containerDefinitions": [{"name": "api"}]}"""
                .formatted(TASK_ROLE));
        var permissions = PermissionPolicy.of(PipelineResources.of(PIPELINE, account, Optional.of(definition)));
        policy = permissions.document();
        new Applying(folder).make(new RoleSetup(account),
                RoleRequest.of(ROLE, "", new TrustRequest(TrustCases.target(), false), permissions, PIPELINE.tag()));
        var credentials = account.sts().assumeRole(r -> r.roleSessionName("gha-1-1")
                .roleArn(account.iamArn("role/" + ROLE))).credentials();
        workflow = new WorkflowCalls(moto.clients(AwsSessionCredentials.create(credentials.accessKeyId(),
                credentials.secretAccessKey(), credentials.sessionToken())), PIPELINE, EXECUTION_ROLE, TASK_ROLE);
    }

    @AfterAll
    static void end() {
        moto.close();
    }

    @Test
    void theGeneratedPolicyLetsTheWholeRunPass() {
        assertEquals(Optional.empty(), refusedUnder(policy));
    }

    @Test
    void nobodyIsLetInWithoutIt() {
        assertEquals(Optional.of("ecr:GetAuthorizationToken"), refusedUnder(PolicyDocument.made("p",
                List.of(PermissionPolicy.statement("Other", "*", "s3:GetObject")))));
    }

    @ParameterizedTest
    @MethodSource("shortened")
    void withoutAnyOneOfItsActionsOrResourcesTheRunFails(Shortened shortened) {
        Optional<String> refused = refusedUnder(shortened.policy());
        assertTrue(refused.filter(shortened.actions()::contains).isPresent(), refused::toString);
    }

    static Stream<Shortened> shortened() {
        return Shortened.each(policy).stream();
    }

    /** moto knows no other service that a role is passed to here, so the policy asks for another one. */
    @ParameterizedTest
    @MethodSource("conditions")
    void eachConditionIsAskedAbout(String value, String action) throws ProblemException {
        PolicyDocument other = PolicyDocument.parse("p", policy.compact().replace('"' + value + "\"}}", "\"other\"}}"));
        assertEquals(Optional.of(action), refusedUnder(other));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(Arguments.of("ecs-tasks.amazonaws.com", "iam:PassRole"),
                Arguments.of("RegisterTaskDefinition", "ecs:TagResource"));
    }

    private static Optional<String> refusedUnder(PolicyDocument document) {
        account.iam().putRolePolicy(r -> r.roleName(ROLE).policyName(ROLE + "-deploy")
                .policyDocument(document.compact()));
        moto.authorize();
        try {
            return workflow.refused();
        } finally {
            moto.letEverybodyIn();
        }
    }
}
