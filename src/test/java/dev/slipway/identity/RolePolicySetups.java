package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.taskdef.TaskDefinition;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** What becomes of the policies that roles have already, on any account that has IAM. */
abstract class RolePolicySetups {

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ECR_POWER_USER = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser";
    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("hanako", "my-app"), "main");
    private static final String ARTICLE = Policies.text("""
            {"Effect": "Allow", "Action": "ecr:*", "Resource": "*"}""", """
            {"Effect": "Allow", "Action": ["ecs:RegisterTaskDefinition", "ecs:UpdateService", "ecs:DescribeServices"],
             "Resource": "*"}""");

    @TempDir
    Path folder;
    final Refusing refusing = new Refusing();
    final String role = "ci-" + UUID.randomUUID();
    Account account;
    IamClient iam;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), "ap-northeast-1", new CallLog(InstantSource.system()));
        iam = account.iam();
        iam.createRole(it -> it.roleName(role).assumeRolePolicyDocument(Policies.trust().document().compact()));
    }

    @Test
    void aPickedStatementIsNarrowedAndNothingElse() throws ProblemException {
        put("article", ARTICLE);
        put("theirs", Policies.text("{\"Effect\": \"Allow\", \"Action\": \"ecr:*\", \"Resource\": \"*\"}"));
        RoleRequest picked = wanted().with(new Narrowing(Set.of(first("article")), Set.of()));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(picked);
        assertEquals(List.of("Keep", "Create", "Update"), kinds(plan));
        assertEquals(Set.of("PassTaskRoles"), sids(((Change.Create) plan.changes().get(1)).content()));
        assertFalse(((Change.Update) plan.changes().get(2)).after().contains("ecr:*"));
        applyAndProve(new RoleSetup(account), picked);
        assertTrue(text("theirs").contains("ecr:*"));
        assertFalse(text("article").contains("ecr:*"));
    }

    @Test
    void withEverythingPickedTheRoleHasWhatItNeedsAndNoMore() throws ProblemException {
        put("article", ARTICLE);
        PolicyDocument article = PolicyDocument.parse("article", ARTICLE);
        Set<Grant> all = article.statements().stream().map(it -> Grant.of(article, it)).collect(Collectors.toSet());
        RoleRequest picked = wanted().with(new Narrowing(all, Set.of()));
        assertEquals(List.of("Keep", "Create", "Delete"), kinds(new RoleSetup(account).plan(picked)));
        applyAndProve(new RoleSetup(account), picked);
        assertEquals(List.of(role + "-deploy"), iam.listRolePolicies(it -> it.roleName(role)).policyNames());
        RoleCalls calls = calls();
        assertEquals(List.of(), calls.excesses());
        assertTrue(calls.rows().stream().allMatch(row -> row.answer() instanceof RoleCalls.Answer.Allowed));
    }

    @Test
    void withNothingPickedWideStatementsStayAndAreTold() throws ProblemException {
        put("article", ARTICLE);
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        assertEquals(List.of("Keep", "Create"), kinds(plan));
        assertEquals(List.of("identity.opens.ALL_OF_ECR", "identity.opens.ANY_RESOURCE"),
                IdentitySetups.keys(plan));
        applyAndProve(new RoleSetup(account), wanted());
        assertTrue(text("article").contains("ecr:*"));
    }

    @Test
    void anAdministratorsPolicyIsDetachedWhenPickedAfterTheRoleHasItsOwn() throws ProblemException {
        iam.attachRolePolicy(it -> it.roleName(role).policyArn(ADMINISTRATOR));
        RoleRequest picked = wanted().with(new Narrowing(Set.of(), Set.of(ADMINISTRATOR)));
        assertEquals(List.of("Keep", "Create", "Delete"), kinds(new RoleSetup(account).plan(picked)));
        assertEquals(Opening.EVERYTHING, calls().excesses().getFirst().opening());
        applyAndProve(new RoleSetup(account), picked);
        assertTrue(iam.listAttachedRolePolicies(it -> it.roleName(role)).attachedPolicies().isEmpty());
        assertEquals(List.of(), calls().excesses());
    }

    @Test
    void whatAManagedPolicyGivesIsKnownAndDetachingItIsMadeUpFor() throws ProblemException {
        iam.attachRolePolicy(it -> it.roleName(role).policyArn(ECR_POWER_USER));
        var create = assertInstanceOf(Change.Create.class, new RoleSetup(account).plan(wanted()).changes().getLast());
        assertEquals(Set.of("RegisterTaskDefinition", "DeployService", "PassTaskRoles"), sids(create.content()));
        RoleRequest picked = wanted().with(new Narrowing(Set.of(), Set.of(ECR_POWER_USER)));
        applyAndProve(new RoleSetup(account), picked);
        assertEquals(5, sids(text(role + "-deploy")).size());
    }

    @Test
    void aManagedPolicyThatGivesSomethingElseIsNotDetached() throws ProblemException {
        String logs = "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess";
        iam.attachRolePolicy(it -> it.roleName(role).policyArn(logs));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted().with(new Narrowing(Set.of(), Set.of(logs))));
        assertEquals(List.of("Keep", "Create"), kinds(plan));
        assertTrue(IdentitySetups.keys(plan).contains("identity.note.notDetached"));
    }

    @Test
    void aDetachingThatIsRefusedLeavesWhatWasDoneBefore() throws ProblemException {
        iam.attachRolePolicy(it -> it.roleName(role).policyArn(ADMINISTRATOR));
        RoleRequest picked = wanted().with(new Narrowing(Set.of(), Set.of(ADMINISTRATOR)));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(picked);
        refusing.answer("DetachRolePolicy", 403, "AccessDenied", "User: arn:aws:iam::123456789012:user/learner is not "
                + "authorized to perform: iam:DetachRolePolicy on resource: role x with an explicit deny in a service "
                + "control policy");
        var thrown = assertThrows(ProblemException.class,
                () -> new Applying(folder).apply(new RoleSetup(account), plan));
        var denied = assertInstanceOf(AwsProblem.DeniedByAdministrator.class, thrown.problem());
        assertEquals(AwsProblem.Limit.SERVICE_CONTROL_POLICY, denied.limit());
        assertTrue(text(role + "-deploy").contains("iam:PassRole"));
        assertEquals(List.of("Keep", "Keep", "Delete"), kinds(new RoleSetup(account).plan(picked)));
    }

    @Test
    void aPolicyChangedBySomebodyInBetweenIsNotWrittenOver() throws ProblemException {
        put("article", ARTICLE);
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted().with(
                new Narrowing(Set.of(first("article")), Set.of())));
        put("article", ARTICLE.replace("ecr:*", "ecr:Describe*"));
        var thrown = assertThrows(ProblemException.class,
                () -> new Applying(folder).apply(new RoleSetup(account), plan));
        assertInstanceOf(ChangeProblem.PlanMoved.class, thrown.problem());
        assertTrue(text("article").contains("ecr:Describe*"));
    }

    /** IAM takes 10,240 characters for all inline policies together. */
    @Test
    void policiesOfTheGreatestSizeHaveNoRoomAndThatIsSaid() throws ProblemException {
        String statement = "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/%s\"}";
        int frame = PolicyDocument.parse("full", Policies.text(statement.formatted(""))).size();
        String full = Policies.text(statement.formatted("x".repeat(10_240 - frame)));
        assertEquals(10_240, PolicyDocument.parse("full", full).size());
        put("full", full);
        var thrown = assertThrows(ProblemException.class, () -> new RoleSetup(account).plan(wanted()));
        var large = assertInstanceOf(IdentityProblem.PoliciesTooLarge.class, thrown.problem());
        assertEquals(role + "-deploy 10240", large.policy() + " " + large.limit());
        assertEquals(10_240 + permissions().document().size(), large.size());
    }

    @Test
    void aDenyAndABoundaryAndAConditionAreToldApart() throws ProblemException {
        new Applying(folder).make(new RoleSetup(account), wanted());
        assertEquals(Set.of("Allowed"), answers());
        put("not", Policies.text("{\"Sid\": \"Stop\", \"Effect\": \"Deny\", \"Action\": \"ecs:Update*\", "
                + "\"Resource\": \"*\"}"));
        put("maybe", Policies.text("{\"Effect\": \"Deny\", \"Action\": \"ecr:PutImage\", \"Resource\": \"*\", "
                + "\"Condition\": {\"Bool\": {\"aws:ViaAWSService\": \"false\"}}}"));
        assertEquals("Denied not Stop", calls().rows().stream()
                .map(RoleCalls.Row::answer).filter(RoleCalls.Answer.Denied.class::isInstance)
                .map(it -> "Denied " + ((RoleCalls.Answer.Denied) it).by().policy() + " "
                        + ((RoleCalls.Answer.Denied) it).by().place()).collect(Collectors.joining()));
        assertTrue(answers().contains("Depends"));
        iam.putRolePermissionsBoundary(it -> it.roleName(role).permissionsBoundary(ECR_POWER_USER));
        assertEquals(Set.of("Allowed", "Bounded", "Denied", "Depends"), answers());
        assertTrue(IdentitySetups.keys(new RoleSetup(account).plan(wanted())).contains("identity.note.boundary"));
    }

    @Test
    void anAttachedPolicyThatMayNotBeReadLeavesTheAnswerOpen() throws ProblemException {
        iam.attachRolePolicy(it -> it.roleName(role).policyArn(ADMINISTRATOR));
        refusing.deny("GetPolicy");
        assertEquals(Set.of("Untold"), answers());
    }

    @Test
    void theExecutionRoleGetsTheSecretsAndFilesThatTheDefinitionNames() throws ProblemException {
        TaskDefinition definition = TaskDefinition.parse("""
                {"family": "my-app-api", "executionRoleArn": "%s", "containerDefinitions": [{"name": "api",
                 "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-a1B2c3:password::"},
                             {"name": "B", "valueFrom": "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:prod/api"},
                             {"name": "C", "valueFrom": "/my-app/key"}, {"name": "D", "valueFrom": "*"}],
                 "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::my-bucket/env/api.env"}],
                 "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/other",
                                      "awslogs-create-group": "true"}}}]}""".formatted(role));
        var wanted = ExecutionRoleRequest.of(PIPELINE, account, Optional.of(definition));
        ExecutionRoleRequest withKey = new ExecutionRoleRequest(wanted.name(), wanted.workload(),
                List.of("arn:aws:kms:ap-northeast-1:123456789012:key/k"), wanted.tag());
        Plan<ExecutionRoleRequest> plan = new ExecutionRole(account).plan(withKey);
        assertEquals(List.of("Update", "Create", "Create", "Create"), kinds(plan));
        PolicyDocument secrets = PolicyDocument.parse("s", ((Change.Create) plan.changes().getLast()).content());
        assertEquals(List.of(
                "secretsmanager:GetSecretValue arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-a1B2c3, "
                        + "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:prod/api, "
                        + "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:prod/api-??????",
                "ssm:GetParameters arn:aws:ssm:ap-northeast-1:123456789012:parameter/my-app/key",
                "kms:Decrypt arn:aws:kms:ap-northeast-1:123456789012:key/k",
                "s3:GetObject arn:aws:s3:::my-bucket/env/api.env", "s3:GetBucketLocation arn:aws:s3:::my-bucket"),
                secrets.statements().stream().map(it -> String.join(", ", it.actions().patterns()) + " "
                        + String.join(", ", it.resources().orElseThrow().patterns())).toList());
        assertTrue(((Change.Create) plan.changes().get(2)).content().contains("log-group:/ecs/other"));
        applyAndProve(new ExecutionRole(account), withKey);
    }

    @Test
    void theTaskRoleIsPassedAndItsTrustIsLookedAt() throws ProblemException {
        TaskDefinition definition = TaskDefinition.parse(
                "{\"executionRoleArn\": \"exec\", \"taskRoleArn\": \"" + role + "\"}");
        PipelineResources resources = PipelineResources.of(PIPELINE, account, Optional.of(definition));
        assertEquals(List.of(account.iamArn("role/exec"), account.iamArn("role/" + role)), resources.roles());
        assertEquals("identity.note.taskRoleDistrusts", new TaskRole(account, resources).notes().getFirst().key());
        iam.updateAssumeRolePolicy(it -> it.roleName(role).policyDocument(Policies.text("""
                {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}""")));
        assertEquals("identity.note.taskRole", new TaskRole(account, resources).notes().getFirst().key());
    }

    RoleRequest wanted() {
        return RoleRequest.of(role, "", new TrustRequest(TrustCases.target(), false), permissions(),
                "hanako/my-app");
    }

    private PermissionPolicy permissions() {
        return PermissionPolicy.of(PIPELINE, account);
    }

    RoleCalls calls() throws ProblemException {
        return RoleCalls.read(account, role, PipelineResources.of(PIPELINE, account)).orElseThrow();
    }

    private Set<String> answers() throws ProblemException {
        return calls().rows().stream().map(row -> row.answer().getClass().getSimpleName()).collect(Collectors.toSet());
    }

    void put(String name, String policy) {
        iam.putRolePolicy(it -> it.roleName(role).policyName(name).policyDocument(policy));
    }

    private String text(String name) throws ProblemException {
        return PolicyDocument.parse(name, iam.getRolePolicy(it -> it.roleName(role).policyName(name)).policyDocument())
                .compact();
    }

    private Grant first(String name) throws ProblemException {
        PolicyDocument policy = PolicyDocument.parse(name, text(name));
        return Grant.of(policy, policy.statements().getFirst());
    }

    private static Set<String> sids(String policy) throws ProblemException {
        return PolicyDocument.parse("p", policy).statements().stream().map(PolicyStatement::sid)
                .collect(Collectors.toSet());
    }

    private static List<String> kinds(Plan<?> plan) {
        return plan.changes().stream().map(change -> change.getClass().getSimpleName()).toList();
    }

    private <W> void applyAndProve(Operation<W> operation, W wanted) throws ProblemException {
        assertInstanceOf(Verdict.Proven.class, new Applying(folder).make(operation, wanted));
        assertTrue(operation.plan(wanted).isAllKept(), "a second plan changes nothing");
    }
}
