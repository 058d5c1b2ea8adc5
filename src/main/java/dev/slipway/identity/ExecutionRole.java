package dev.slipway.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.identity.PolicyStatement.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/**
 * The role by which ECS itself pulls the image and writes the logs before the container runs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Task
 *     execution role</a>
 */
public final class ExecutionRole implements Operation<ExecutionRoleRequest> {

    private static final String MANAGED = "AmazonECSTaskExecutionRolePolicy";
    private static final String CREATE_GROUP = "logs:CreateLogGroup";

    private final Account account;

    public ExecutionRole(Account account) {
        this.account = account;
    }

    @Override
    public Plan<ExecutionRoleRequest> plan(ExecutionRoleRequest wanted) throws ProblemException {
        Optional<ExistingRole> existing = ExistingRole.read(account.iam(), wanted.name());
        List<Change> changes = new ArrayList<>();
        changes.add(existing.map(role -> RoleChanges.trust(account.iam(), role, trustWithin(role.trust())))
                .orElseGet(() -> RoleChanges.create(account.iam(), wanted.name(), "",
                        PolicyDocument.made("trust policy", List.of(ecsTasks())), wanted.tag())));
        changes.add(managed(wanted, existing));
        if (wanted.createsLogGroup()) {
            changes.add(logGroup(wanted, existing));
        }
        return new Plan<>("identity.executionRole", wanted, changes,
                existing.map(ExistingRole::notes).orElse(List.of()));
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

    private Change managed(ExecutionRoleRequest wanted, Optional<ExistingRole> existing) {
        String arn = account.iamArn("policy/service-role/" + MANAGED).replace("::" + account.id() + ":", "::aws:");
        Subject subject = new Subject(Subject.Kind.ROLE_POLICY, wanted.name() + "/" + MANAGED);
        if (existing.filter(role -> role.has(arn)).isPresent()) {
            return new Change.Keep(subject, arn);
        }
        AttachRolePolicyRequest request = AttachRolePolicyRequest.builder().roleName(wanted.name()).policyArn(arn)
                .build();
        return new Change.Create(subject, arn, Call.of(AwsCommand.of(request), (_, _) -> {
            Aws.call(() -> account.iam().attachRolePolicy(request));
            return arn;
        }));
    }

    private Change logGroup(ExecutionRoleRequest wanted, Optional<ExistingRole> existing) {
        String policyName = wanted.name() + "-logs";
        Subject subject = new Subject(Subject.Kind.ROLE_POLICY, wanted.name() + "/" + policyName);
        List<PolicyDocument> policies = existing.map(ExistingRole::policies).orElse(List.of());
        // AWS asks about the group with an empty stream behind it, so both spellings must be allowed
        List<String> spellings = List.of(wanted.groupArn(), wanted.groupArn() + ":*");
        PolicyDocument needed = PolicyDocument.made(policyName,
                List.of(PermissionPolicy.statement("CreateLogGroup", spellings, CREATE_GROUP)));
        PolicyComparison compared = PolicyComparison.of(needed, policies);
        if (compared.missing().isEmpty()) {
            return new Change.Keep(subject, compared.evidence());
        }
        Optional<PolicyDocument> own = existing.flatMap(role -> role.inline(policyName));
        PolicyDocument after = own.map(policy -> PolicyComparison.added(policy, compared.missing())).orElse(needed);
        PutRolePolicyRequest request = PutRolePolicyRequest.builder().roleName(wanted.name()).policyName(policyName)
                .policyDocument(after.compact()).build();
        Call call = Call.of(AwsCommand.of(request), (_, _) -> {
            Aws.call(() -> account.iam().putRolePolicy(request));
            return policyName;
        });
        return own.<Change>map(policy -> new Change.Update(subject, policy.pretty(), after.pretty(), call))
                .orElseGet(() -> new Change.Create(subject, after.pretty(), call));
    }
}
