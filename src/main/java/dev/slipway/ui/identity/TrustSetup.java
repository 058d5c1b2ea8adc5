package dev.slipway.ui.identity;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.github.GitHub;
import dev.slipway.identity.PermissionPolicy;
import dev.slipway.identity.ProviderRequest;
import dev.slipway.identity.ProviderSetup;
import dev.slipway.identity.RoleRequest;
import dev.slipway.identity.RoleSetup;
import dev.slipway.identity.Subjects;
import dev.slipway.identity.TrustPolicy;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** Provider and role as one plan, with the subjects that GitHub itself says this repository's tokens carry. */
public final class TrustSetup implements Operation<Pipeline> {

    private final Account account;
    private final GitHub gitHub;

    public TrustSetup(Account account, GitHub gitHub) {
        this.account = account;
        this.gitHub = gitHub;
    }

    @Override
    public Plan<Pipeline> plan(Pipeline wanted) throws ProblemException {
        List<String> subjects = Subjects.of(gitHub.repository(wanted.repository()), wanted.branch());
        Plan<?> provider = new ProviderSetup(account).plan(
                new ProviderRequest(wanted.trust().issuer(), wanted.trust().audience(), wanted.tag()));
        Plan<?> role = new RoleSetup(account).plan(role(wanted, subjects));
        List<Change> changes = new ArrayList<>(provider.changes());
        changes.addAll(role.changes());
        List<Note> notes = new ArrayList<>(provider.notes());
        notes.addAll(role.notes());
        return new Plan<>("identity.trust", wanted, changes, notes);
    }

    private RoleRequest role(Pipeline wanted, List<String> subjects) {
        TrustPolicy trust = new TrustPolicy(ProviderSetup.arn(account, wanted.trust().issuer()),
                wanted.trust().audience(), subjects);
        return RoleRequest.of(wanted.trust().role(),
                "Role for Github Actions " + wanted.repository() + " repository.", trust,
                PermissionPolicy.of(wanted, account), wanted.tag());
    }
}
