package dev.slipway.identity;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        RolePolicies policies = new RolePolicies(account.iam(), wanted.name(), wanted.policyName());
        if (existing.isEmpty()) {
            return new Plan<>("identity.role", wanted, List.of(
                    RoleChanges.create(account.iam(), wanted.name(), wanted.description(),
                            wanted.trust().target().wanted().document(), wanted.tag()),
                    policies.create(wanted.permissions().document())), notes);
        }
        ExistingRole role = existing.get();
        TrustReview trust = TrustReview.of(role.trust(), wanted.trust().target());
        trust.findings().forEach(finding -> notes.add(finding.note()));
        notes.addAll(new RoleReview(role, wanted.permissions()).notes());
        List<Change> changes = new ArrayList<>();
        changes.add(RoleChanges.trust(account.iam(), role, trust.mended(wanted.trust().narrow())));
        changes.addAll(policies.changes(role, wanted.permissions().document(), detachable(wanted, role, notes)));
        PolicyComparison.of(wanted.permissions().document(), role.policies()).rows().forEach(row -> {
            if (row.state() instanceof PolicyComparison.State.Denied denied) {
                notes.add(Note.warning("identity.note.denied", row.wanted().sid(), denied.by().toString()));
            }
        });
        return new Plan<>("identity.role", wanted, changes, notes);
    }

    /** A managed policy that gives or denies something else, too, is not detached, and the plan says what. */
    private static Narrowing detachable(RoleRequest wanted, ExistingRole role, List<Note> notes) {
        Set<String> detached = new HashSet<>(wanted.narrowing().detached());
        for (ExistingRole.Managed managed : role.attached()) {
            List<String> lost = RoleReview.lostWithout(managed, wanted.permissions().document());
            if (!lost.isEmpty() && detached.remove(managed.arn())) {
                notes.add(Note.warning("identity.note.notDetached", managed.name(), String.join(", ", lost)));
            }
        }
        return new Narrowing(wanted.narrowing().statements(), detached);
    }
}
