package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;

/**
 * The role by which ECS itself pulls the image, reads the secrets and writes the logs before the container runs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Task
 *     execution role</a>
 */
public final class ExecutionRole implements Operation<ExecutionRoleRequest> {

    private static final String MANAGED = "AmazonECSTaskExecutionRolePolicy";

    private final Account account;

    public ExecutionRole(Account account) {
        this.account = account;
    }

    @Override
    public Plan<ExecutionRoleRequest> plan(ExecutionRoleRequest wanted) throws ProblemException {
        Optional<ExistingRole> existing = ExistingRole.read(account.iam(), wanted.name());
        ExecutionRights rights = new ExecutionRights(account, wanted);
        List<Change> changes = new ArrayList<>();
        changes.add(existing.map(role -> RoleChanges.trust(account.iam(), role, trustWithin(role.trust())))
                .orElseGet(() -> RoleChanges.create(account.iam(), wanted.name(), "",
                        PolicyDocument.made("trust policy", List.of(ecsTasks())), wanted.tag())));
        changes.add(managed(wanted, existing, rights.pullAndLog()));
        List<ObjectNode> secrets = rights.secrets();
        added(wanted, existing, "-logs", rights.logGroups(), changes);
        added(wanted, existing, "-secrets", secrets, changes);
        List<Note> notes = new ArrayList<>(existing.map(ExistingRole::notes).orElse(List.of()));
        existing.flatMap(ExistingRole::boundary)
                .ifPresent(boundary -> notes.add(Note.warning("identity.note.boundary", boundary.arn())));
        if (!secrets.isEmpty() && wanted.keys().isEmpty()) {
            notes.add(Note.info("identity.note.ownKey"));
        }
        return new Plan<>("identity.executionRole", wanted, changes, notes);
    }

    /** Whether a trust policy lets the account's tasks take the role on. */
    static boolean trustsEcsTasks(Account account, PolicyDocument trust) {
        AccessRequest request = new AccessRequest(Optional.of(Principal.service(PermissionPolicy.ECS_TASKS)),
                "sts:AssumeRole", "*", Map.of("aws:SourceAccount", List.of(account.id()),
                        "aws:SourceArn", List.of(account.arn("ecs", "*"))));
        return Evaluator.decide(List.of(trust), request).isAllowed();
    }

    private PolicyDocument trustWithin(PolicyDocument trust) {
        if (trustsEcsTasks(account, trust)) {
            return trust;
        }
        List<ObjectNode> statements = new ArrayList<>(trust.statements().stream().map(PolicyStatement::json).toList());
        statements.add(ecsTasks());
        return trust.with(statements);
    }

    private static ObjectNode ecsTasks() {
        ObjectNode statement = PolicyJson.object();
        statement.put("Effect", "Allow");
        statement.putObject("Principal").put("Service", PermissionPolicy.ECS_TASKS);
        statement.put("Action", "sts:AssumeRole");
        return statement;
    }

    /** AWS's own policy for the pull and the log, unless others give the same already. */
    private Change managed(ExecutionRoleRequest wanted, Optional<ExistingRole> existing,
                           List<ObjectNode> needed) {
        String arn = account.iamArn("policy/service-role/" + MANAGED).replace("::" + account.id() + ":", "::aws:");
        Subject subject = new Subject(Subject.Kind.ROLE_POLICY, wanted.name() + "/" + MANAGED);
        if (existing.filter(role -> role.has(arn)).isPresent()) {
            return new Change.Keep(subject, arn);
        }
        Optional<PolicyComparison> given = existing.filter(_ -> !needed.isEmpty()).map(role -> PolicyComparison.of(
                PolicyDocument.made(MANAGED, needed), role.policies())).filter(it -> it.missing().isEmpty());
        if (given.isPresent()) {
            return new Change.Keep(subject, given.get().evidence());
        }
        AttachRolePolicyRequest request = AttachRolePolicyRequest.builder().roleName(wanted.name()).policyArn(arn)
                .build();
        return new Change.Create(subject, arn, Call.of(AwsCommand.of(request), (_, _) -> {
            IamRefusal.told(MANAGED, () -> account.iam().attachRolePolicy(request));
            return arn;
        }));
    }

    private void added(ExecutionRoleRequest wanted, Optional<ExistingRole> existing, String suffix,
                       List<ObjectNode> statements, List<Change> changes) throws ProblemException {
        if (statements.isEmpty()) {
            return;
        }
        RolePolicies policies = new RolePolicies(account.iam(), wanted.name(), wanted.name() + suffix);
        PolicyDocument needed = PolicyDocument.made(wanted.name() + suffix, statements);
        if (existing.isEmpty()) {
            changes.add(policies.create(needed));
        } else {
            changes.addAll(policies.changes(existing.get(), needed, Narrowing.none()));
        }
    }
}
