package dev.slipway.ui.identity;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.identity.ExecutionRole;
import dev.slipway.identity.ExecutionRoleRequest;
import dev.slipway.identity.Narrowing;
import dev.slipway.identity.PermissionPolicy;
import dev.slipway.identity.PipelineResources;
import dev.slipway.identity.ProviderRequest;
import dev.slipway.identity.ProviderSetup;
import dev.slipway.identity.RoleRequest;
import dev.slipway.identity.RoleSetup;
import dev.slipway.identity.Subjects;
import dev.slipway.identity.TaskRole;
import dev.slipway.identity.TrustPolicy;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import java.util.ArrayList;
import java.util.List;

/** Provider, CI role and execution role as one plan, with the subjects that GitHub itself says this repository's tokens carry. */
public final class TrustSetup implements Operation<Pipeline> {

    private final Account account;
    private final World.Code code;
    private final Narrowing narrowing;

    /** @param narrowing what was picked in the list of what is wider than needed */
    public TrustSetup(Account account, World.Code code, Narrowing narrowing) {
        this.account = account;
        this.code = code;
        this.narrowing = narrowing;
    }

    @Override
    public Plan<Pipeline> plan(Pipeline wanted) throws ProblemException {
        List<String> subjects = Subjects.of(code.gitHub().repository(wanted.repository()), wanted.branch());
        Plan<?> provider = new ProviderSetup(account).plan(
                new ProviderRequest(wanted.trust().issuer(), wanted.trust().audience(), wanted.tag()));
        RepositoryDefinition definition = RepositoryDefinition.read(code.folder(), wanted.files().taskDefinition());
        PipelineResources resources = PipelineResources.of(wanted, account, definition.found());
        Plan<?> role = new RoleSetup(account).plan(role(wanted, subjects, resources).with(narrowing));
        Plan<?> execution = new ExecutionRole(account)
                .plan(ExecutionRoleRequest.of(wanted, account, definition.found()));
        List<Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>(definition.notes());
        for (Plan<?> part : List.of(provider, role, execution)) {
            changes.addAll(part.changes());
            notes.addAll(part.notes());
        }
        notes.addAll(new TaskRole(account, resources).notes());
        return new Plan<>("identity.trust", wanted, changes, notes);
    }

    private RoleRequest role(Pipeline wanted, List<String> subjects, PipelineResources resources) {
        TrustPolicy trust = new TrustPolicy(ProviderSetup.arn(account, wanted.trust().issuer()),
                wanted.trust().audience(), subjects);
        return RoleRequest.of(wanted.trust().role(),
                "Role for Github Actions " + wanted.repository() + " repository.", trust,
                PermissionPolicy.of(resources), wanted.tag());
    }
}
