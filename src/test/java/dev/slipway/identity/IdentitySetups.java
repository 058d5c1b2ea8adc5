package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Ledger;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Refusing;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** What the provider, the CI role and the execution role must do on any account that has IAM. */
abstract class IdentitySetups {

    static final String REGION = "ap-northeast-1";
    private static final String TAG = "hanako/my-app";

    @TempDir
    Path folder;
    final Refusing refusing = new Refusing();
    final String role = "ci-" + UUID.randomUUID();
    Account account;
    IamClient iam;

    abstract Clients clients();

    @BeforeEach
    void connect() throws ProblemException {
        account = Account.connect(refusing.around(clients()), REGION, new CallLog(InstantSource.system()));
        iam = account.iam();
    }

    @Test
    void theProviderIsMadeOnceAndWithoutThumbprints() throws ProblemException {
        deleteProviders();
        ProviderSetup setup = new ProviderSetup(account);
        ProviderRequest wanted = new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, TAG);
        Plan<ProviderRequest> plan = setup.plan(wanted);
        var create = assertInstanceOf(Change.Create.class, plan.changes().getFirst());
        assertFalse(create.sends().commands().getFirst().contains("thumbprint"));
        applyAndProve(setup, wanted);
        var found = iam.getOpenIDConnectProvider(it -> it.openIDConnectProviderArn(Policies.PROVIDER));
        assertEquals(List.of(Policies.AUDIENCE), found.clientIDList());
        assertEquals(TAG, found.tags().getFirst().value());
    }

    @Test
    void anEmptyAccountGetsTheRoleAndItsPolicy() throws ProblemException {
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        assertEquals(List.of(Subject.Kind.ROLE, Subject.Kind.ROLE_POLICY),
                plan.changes().stream().map(change -> change.what().kind()).toList());
        assertTrue(plan.changes().stream().allMatch(Change.Create.class::isInstance));
        applyAndProve(new RoleSetup(account), wanted());
        var made = iam.getRole(it -> it.roleName(role)).role();
        assertEquals("Role for Github Actions my-app repository.", made.description());
        assertEquals(TAG, made.tags().getFirst().value());
        assertEquals(wanted().trust().target().wanted().document(), PolicyDocument.parse("", made.assumeRolePolicyDocument()));
        assertEquals(permissions().document(), PolicyDocument.parse("",
                iam.getRolePolicy(it -> it.roleName(role).policyName(role + "-deploy")).policyDocument()));
    }

    @Test
    void theArticlesRoleGetsPreciselyThePassRoleStatement() throws ProblemException {
        createRole(Policies.trust().document().compact());
        String article = Policies.text("""
                {"Effect": "Allow", "Action": ["ecr:*"], "Resource": "*"}""", """
                {"Effect": "Allow", "Action": ["ecs:RegisterTaskDefinition", "ecs:UpdateService",
                 "ecs:DescribeServices", "ecs:TagResource"], "Resource": "*"}""");
        iam.putRolePolicy(it -> it.roleName(role).policyName("article").policyDocument(article));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        assertInstanceOf(Change.Keep.class, plan.changes().getFirst());
        var create = assertInstanceOf(Change.Create.class, plan.changes().getLast());
        PolicyDocument added = PolicyDocument.parse("", create.content());
        assertEquals(List.of("PassTaskRoles"), added.statements().stream().map(PolicyStatement::sid).toList());
        assertEquals(2, plan.notes().stream().filter(note -> note.key().equals("identity.opens.ALL_OF_ECR")
                || note.key().equals("identity.opens.ANY_RESOURCE")).count());
        applyAndProve(new RoleSetup(account), wanted());
    }

    @Test
    void whatIsMissingIsAddedToOurPolicyAndForeignStatementsStay() throws ProblemException {
        createRole(Policies.trust().document().compact());
        String foreign = """
                {"Sid": "PushImage", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/k"}""";
        iam.putRolePolicy(it -> it.roleName(role).policyName(role + "-deploy").policyDocument(Policies.text(foreign)));
        var update = assertInstanceOf(Change.Update.class, new RoleSetup(account).plan(wanted()).changes().getLast());
        List<String> sids = PolicyDocument.parse("", update.after()).statements().stream()
                .map(PolicyStatement::sid).toList();
        assertEquals(List.of("PushImage", "LogInToEcr", "PushImage2", "RegisterTaskDefinition",
                "DeployService", "PassTaskRoles"), sids);
        applyAndProve(new RoleSetup(account), wanted());
    }

    @Test
    void aTrustThatLetsTheWrongOnesInIsUpdatedWithBeforeAndAfter() throws ProblemException {
        createRole(Policies.text(Policies.webIdentity(
                "{\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:hanako/*\"}}")));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        var update = assertInstanceOf(Change.Update.class, plan.changes().getFirst());
        assertTrue(update.before().contains("repo:hanako/*"));
        assertTrue(update.after().contains(Policies.NEW));
        assertEquals(List.of("NO_AUDIENCE", "OWNER_WILDCARD"), faults(plan));
        applyAndProve(new RoleSetup(account), wanted());
    }

    @Test
    void administratorAccessIsWarnedOfAndDoesNotReplaceNarrowRights() throws ProblemException {
        applyAndProve(new RoleSetup(account), wanted());
        iam.attachRolePolicy(it -> it.roleName(role).policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        assertTrue(plan.isAllKept());
        assertEquals(List.of(Note.warning("identity.note.blanketPolicy", "AdministratorAccess")), plan.notes());
        iam.deleteRolePolicy(it -> it.roleName(role).policyName(role + "-deploy"));
        assertFalse(new RoleSetup(account).plan(wanted()).isAllKept());
    }

    @Test
    void aDenyAndAPassRoleForEveryRoleAreWarnedOf() throws ProblemException {
        createRole(Policies.trust().document().compact());
        iam.putRolePolicy(it -> it.roleName(role).policyName("theirs").policyDocument(Policies.text(
                "{\"Effect\": \"Deny\", \"Action\": \"ecs:UpdateService\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}")));
        assertEquals(List.of("identity.opens.PASS_ANY_ROLE", "identity.note.denied"),
                keys(new RoleSetup(account).plan(wanted())));
    }

    @Test
    void aPlanThatMovedIsRefused() throws ProblemException {
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        createRole(Policies.trust().document().compact());
        var thrown = assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan));
        assertInstanceOf(ChangeProblem.PlanMoved.class, thrown.problem());
        assertTrue(iam.listRolePolicies(it -> it.roleName(role)).policyNames().isEmpty());
    }

    @Test
    void aRoleMadeByAnotherInTheMeantimeIsTold() throws ProblemException {
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        refusing.answer("CreateRole", 409, "EntityAlreadyExists", "Role with name x already exists.");
        var thrown = assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan));
        assertEquals(new IdentityProblem.MadeMeanwhile(role), thrown.problem());
    }

    @Test
    void aProviderMadeByAnotherInTheMeantimeIsTold() throws ProblemException {
        deleteProviders();
        refusing.answer("CreateOpenIdConnectProvider", 409, "EntityAlreadyExists",
                "Provider with url https://token.actions.githubusercontent.com already exists.");
        assertEquals(new IdentityProblem.MadeMeanwhile("token.actions.githubusercontent.com"), providerProblem());
    }

    @Test
    void aFullQuotaIsToldInIamsOwnWords() throws ProblemException {
        deleteProviders();
        refusing.answer("CreateOpenIdConnectProvider", 409, "LimitExceeded",
                "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100");
        assertEquals(new IdentityProblem.QuotaReached("token.actions.githubusercontent.com",
                "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100"), providerProblem());
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        refusing.answer("CreateRole", 409, "LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000");
        assertEquals(new IdentityProblem.QuotaReached(role, "Cannot exceed quota for RolesPerAccount: 1000"),
                assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan)).problem());
    }

    private void deleteProviders() {
        iam.listOpenIDConnectProviders(it -> it.build()).openIDConnectProviderList()
                .forEach(it -> iam.deleteOpenIDConnectProvider(delete -> delete.openIDConnectProviderArn(it.arn())));
    }

    private Problem providerProblem() throws ProblemException {
        ProviderSetup setup = new ProviderSetup(account);
        Plan<ProviderRequest> plan = setup.plan(new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, TAG));
        return assertThrows(ProblemException.class, () -> apply(setup, plan)).problem();
    }

    /** The role is there, the policy is not: what was done stands in the ledger, and the next plan goes on from it. */
    @Test
    void aDenialHalfWayLeavesARoleFromWhichTheNextPlanGoesOn() throws ProblemException {
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        refusing.answer("PutRolePolicy", 403, "AccessDenied", "User: arn:aws:iam::123456789012:user/learner is not "
                + "authorized to perform: iam:PutRolePolicy on resource: role " + role + " with an explicit deny in a "
                + "service control policy");
        var thrown = assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan));
        assertEquals(AwsProblem.Limit.SERVICE_CONTROL_POLICY,
                assertInstanceOf(AwsProblem.DeniedByAdministrator.class, thrown.problem()).limit());
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            assertEquals(List.of("ROLE " + role), ledger.interruption().done().stream().map(Object::toString).toList());
            assertEquals(1, ledger.interruption().uncertain().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refusing.allow("PutRolePolicy");
        assertInstanceOf(Change.Keep.class, new RoleSetup(account).plan(wanted()).changes().getFirst());
        applyAndProve(new RoleSetup(account), wanted());
    }

    @Test
    void aBoundarysDenialIsToldApartFromAMissingRight() throws ProblemException {
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        refusing.answer("CreateRole", 403, "AccessDenied", "User: arn:aws:iam::123456789012:user/learner is not "
                + "authorized to perform: iam:CreateRole on resource: role because no permissions boundary allows the "
                + "iam:CreateRole action");
        var thrown = assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan));
        assertEquals(AwsProblem.Limit.PERMISSIONS_BOUNDARY,
                assertInstanceOf(AwsProblem.DeniedByAdministrator.class, thrown.problem()).limit());
    }

    @Test
    void aTrustPolicyChangedInBetweenIsNotWrittenOver() throws ProblemException {
        createRole(Policies.text(Policies.webIdentity(Policies.equalTo("\"" + Policies.OLD + "\""))));
        Plan<RoleRequest> plan = new RoleSetup(account).plan(wanted());
        String theirs = Policies.text(Policies.webIdentity(Policies.equalTo("\"repo:taro/other:ref:refs/heads/main\"")));
        iam.updateAssumeRolePolicy(it -> it.roleName(role).policyDocument(theirs));
        var thrown = assertThrows(ProblemException.class, () -> apply(new RoleSetup(account), plan));
        assertInstanceOf(ChangeProblem.PlanMoved.class, thrown.problem());
        assertEquals(PolicyDocument.parse("", theirs), PolicyDocument.parse("",
                iam.getRole(it -> it.roleName(role)).role().assumeRolePolicyDocument()));
    }

    @Test
    void aRefusalToReadIsNotTakenForAnEmptyAccount() {
        for (String operation : List.of("GetRole", "GetOpenIDConnectProvider")) {
            refusing.deny(operation);
        }
        assertDenied(new RoleSetup(account), wanted());
        assertDenied(new ExecutionRole(account), execution(true));
        refusing.answer("GetOpenIdConnectProvider", 403, "AccessDenied",
                "User: x is not authorized to perform: iam:GetOpenIDConnectProvider on resource: y");
        assertDenied(new ProviderSetup(account), new ProviderRequest("https://token.actions.githubusercontent.com",
                Policies.AUDIENCE, TAG));
    }

    @Test
    void aManagedPolicyThatMayNotBeReadIsNotedOnly() throws ProblemException {
        applyAndProve(new ExecutionRole(account), execution(false));
        refusing.deny("GetPolicy");
        Plan<?> plan = new ExecutionRole(account).plan(execution(false));
        assertTrue(plan.isAllKept());
        assertEquals(List.of("identity.note.unreadPolicy"), keys(plan));
    }

    @Test
    void theExecutionRoleIsMadeWithTheRightToMakeItsLogGroup() throws ProblemException {
        ExecutionRoleRequest wanted = execution(true);
        Plan<ExecutionRoleRequest> plan = new ExecutionRole(account).plan(wanted);
        assertEquals(List.of("ROLE " + role, "ROLE_POLICY " + role + "/AmazonECSTaskExecutionRolePolicy",
                "ROLE_POLICY " + role + "/" + role + "-logs"),
                plan.changes().stream().map(change -> change.what().toString()).toList());
        applyAndProve(new ExecutionRole(account), wanted);
        assertTrue(iam.getRole(it -> it.roleName(role)).role().assumeRolePolicyDocument()
                .contains("ecs-tasks.amazonaws.com"));
    }

    @Test
    void anExecutionRoleThatLacksSomethingIsCompleted() throws ProblemException {
        createRole(Policies.text("""
                {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}"""));
        iam.putRolePolicy(it -> it.roleName(role).policyName("logs").policyDocument(Policies.text(
                "{\"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": \"*\"}")));
        Plan<ExecutionRoleRequest> plan = new ExecutionRole(account)
                .plan(execution(true));
        var trust = assertInstanceOf(Change.Update.class, plan.changes().get(0));
        assertTrue(trust.after().contains("lambda.amazonaws.com") && trust.after().contains("ecs-tasks.amazonaws.com"));
        assertInstanceOf(Change.Create.class, plan.changes().get(1));
        assertEquals("logs (Statement[0])", assertInstanceOf(Change.Keep.class, plan.changes().get(2)).evidence());
        applyAndProve(new ExecutionRole(account), execution(true));
    }

    private ExecutionRoleRequest execution(boolean createsLogGroup) {
        var container = new Workload.Container("api",
                "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:1",
                Optional.of(new Workload.Log("/ecs/my-app-api", "", createsLogGroup)), List.of(), List.of());
        return new ExecutionRoleRequest(role, new Workload("", Optional.empty(), List.of(container), Optional.empty(),
                List.of()), List.of(), TAG);
    }

    RoleRequest wanted() {
        return wanted(TrustCases.target(), false);
    }

    RoleRequest wanted(TrustTarget target, boolean narrow) {
        return RoleRequest.of(role, "Role for Github Actions my-app repository.", new TrustRequest(target, narrow),
                permissions(), TAG);
    }

    PermissionPolicy permissions() {
        return PermissionPolicy.of(Pipeline.defaults(new RepositoryName("hanako", "my-app"), "main"), account);
    }

    void createRole(String trust) {
        iam.createRole(it -> it.roleName(role).assumeRolePolicyDocument(trust));
    }

    private static List<String> faults(Plan<?> plan) {
        return plan.notes().stream().filter(note -> note.key().equals("identity.finding"))
                .map(note -> ((Note) note.facts().getFirst()).key().substring("identity.fault.".length())).toList();
    }

    static List<String> keys(Plan<?> plan) {
        return plan.notes().stream().map(Note::key).toList();
    }

    <W> void applyAndProve(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        apply(operation, plan);
        assertInstanceOf(Verdict.Proven.class, operation.verify(plan));
        assertTrue(operation.plan(wanted).isAllKept(), "a second plan changes nothing");
    }

    <W> void apply(Operation<W> operation, Plan<W> plan) throws ProblemException {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system())) {
            new Applier(ledger, Pause.none()).apply(operation, plan, Progress.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <W> void assertDenied(Operation<W> operation, W wanted) {
        var thrown = assertThrows(ProblemException.class, () -> operation.plan(wanted));
        assertInstanceOf(AwsProblem.AccessDenied.class, thrown.problem());
    }
}
