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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

/** The role that GitHub's jobs become: who may, and what they may. */
public final class RoleSetup implements Operation<RoleRequest> {

    /** The credentials action has been reported not to work with a role of this name (its issue 953). */
    private static final String UNLUCKY_NAME = "GitHubActions";

    private final Account account;

    public RoleSetup(Account account) {
        this.account = account;
    }

    @Override
    public Plan<RoleRequest> plan(RoleRequest wanted) throws ProblemException {
        Optional<ExistingRole> existing = ExistingRole.read(account.iam(), wanted.name());
        List<Note> notes = new ArrayList<>();
        if (wanted.name().equals(UNLUCKY_NAME)) {
            notes.add(Note.warning("identity.note.unluckyName", UNLUCKY_NAME));
        }
        if (existing.isEmpty()) {
            return new Plan<>("identity.role", wanted, List.of(
                    RoleChanges.create(account.iam(), wanted.name(), wanted.description(),
                            wanted.trust().target().wanted().document(), wanted.tag()),
                    newPolicy(wanted, wanted.permissions().document())), notes);
        }
        ExistingRole role = existing.get();
        TrustReview trust = TrustReview.of(role.trust(), wanted.trust().target());
        PolicyComparison compared = PolicyComparison.of(wanted.permissions().document(), RoleReview.narrow(role));
        trust.findings().forEach(finding -> notes.add(finding.note()));
        notes.addAll(new RoleReview(role, wanted.permissions()).notes());
        compared.rows().forEach(row -> {
            if (row.state() instanceof PolicyComparison.State.Denied denied) {
                notes.add(Note.warning("identity.note.denied", row.wanted().sid(), denied.by()));
            }
        });
        return new Plan<>("identity.role", wanted, List.of(
                RoleChanges.trust(account.iam(), role, trust.mended(wanted.trust().narrow())),
                permissions(wanted, role, compared)), notes);
    }

    private Change permissions(RoleRequest wanted, ExistingRole role, PolicyComparison compared) {
        List<ObjectNode> missing = compared.missing();
        if (missing.isEmpty()) {
            return new Change.Keep(subject(wanted), String.join(", ", compared.givers()));
        }
        Optional<PolicyDocument> own = role.inline(wanted.policyName());
        if (own.isEmpty()) {
            return newPolicy(wanted, PolicyDocument.made(wanted.policyName(), missing));
        }
        PolicyDocument after = PolicyComparison.added(own.get(), missing);
        return new Change.Update(subject(wanted), own.get().pretty(), after.pretty(), put(wanted, after));
    }

    private Change newPolicy(RoleRequest wanted, PolicyDocument policy) {
        return new Change.Create(subject(wanted), policy.pretty(), put(wanted, policy));
    }

    private Call put(RoleRequest wanted, PolicyDocument policy) {
        PutRolePolicyRequest request = PutRolePolicyRequest.builder().roleName(wanted.name())
                .policyName(wanted.policyName()).policyDocument(policy.compact()).build();
        return Call.of(AwsCommand.of(request), (_, _) -> {
            IamRefusal.told(wanted.policyName(), () -> account.iam().putRolePolicy(request));
            return wanted.policyName();
        });
    }

    private static Subject subject(RoleRequest wanted) {
        return new Subject(Subject.Kind.ROLE_POLICY, wanted.name() + "/" + wanted.policyName());
    }
}
