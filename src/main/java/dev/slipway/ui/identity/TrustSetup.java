package dev.slipway.ui.identity;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.identity.ExecutionRole;
import dev.slipway.identity.ExecutionRoleRequest;
import dev.slipway.identity.PermissionPolicy;
import dev.slipway.identity.PipelineResources;
import dev.slipway.identity.ProviderRequest;
import dev.slipway.identity.ProviderSetup;
import dev.slipway.identity.ProviderSight;
import dev.slipway.identity.RoleRequest;
import dev.slipway.identity.RoleSetup;
import dev.slipway.identity.TaskRole;
import dev.slipway.identity.TrustPolicy;
import dev.slipway.identity.TrustRequest;
import dev.slipway.identity.TrustTarget;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Provider, CI role and execution role as one plan, with the subjects that this repository's workflow sends and the
 * rights that its task definition asks for.
 */
public final class TrustSetup implements Operation<TrustWish> {

    private final World world;
    private final RoleWish roles;

    public TrustSetup(World world, RoleWish roles) {
        this.world = world;
        this.roles = roles;
    }

    @Override
    public Plan<TrustWish> plan(TrustWish wanted) throws ProblemException {
        Pipeline pipeline = wanted.pipeline();
        Account account = world.account();
        Entrances entrances = Entrances.of(world, pipeline);
        Plan<?> provider = new ProviderSetup(account).plan(
                new ProviderRequest(pipeline.trust().issuer(), pipeline.trust().audience(), pipeline.tag()));
        RepositoryDefinition definition = RepositoryDefinition.read(world.code().folder(),
                pipeline.files().taskDefinition());
        PipelineResources resources = PipelineResources.of(pipeline, account, definition.found());
        Plan<?> role = new RoleSetup(account).plan(role(pipeline,
                new TrustRequest(target(account, entrances, wanted), wanted.narrow()), resources)
                .with(roles.narrowing()));
        Plan<?> execution = new ExecutionRole(account)
                .plan(ExecutionRoleRequest.of(pipeline, account, definition.found()).with(roles.keys()));
        List<Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>(notes(entrances, wanted));
        notes.addAll(definition.notes());
        for (Plan<?> part : List.of(provider, role, execution)) {
            changes.addAll(part.changes());
            notes.addAll(part.notes());
        }
        notes.addAll(new TaskRole(account, resources).notes());
        return new Plan<>("identity.trust", wanted, changes, notes);
    }

    /** What the role's trust is measured by; its provider counts as there, since the same plan makes it. */
    static TrustTarget target(Account account, Entrances entrances, TrustWish wanted) throws ProblemException {
        Pipeline pipeline = wanted.pipeline();
        String arn = ProviderSetup.arn(account, pipeline.trust().issuer());
        TrustPolicy trust = TrustPolicy.letting(entrances.welcome(wanted), entrances.facts(), arn,
                pipeline.trust().audience());
        Optional<Set<String>> providers = ProviderSight.arns(account).map(HashSet::new).map(there -> {
            there.add(arn);
            return there;
        });
        return TrustTarget.of(trust, entrances.facts(), providers);
    }

    private static List<Note> notes(Entrances entrances, TrustWish wanted) {
        List<Note> notes = new ArrayList<>();
        String file = wanted.pipeline().files().workflow();
        if (entrances.unread().isPresent()) {
            notes.add(Note.warning("trust.note.unread", file));
        } else if (!entrances.isThere()) {
            notes.add(Note.info("trust.note.noWorkflow", file));
        } else if (!entrances.needAws()) {
            notes.add(Note.warning("trust.note.noAws", file));
        }
        entrances.starts().stream().filter(start -> start.isOpen() && wanted.welcomes(start)).map(it -> it.context())
                .distinct().forEach(context -> notes.add(Note.warning("trust.note.open", context)));
        return notes;
    }

    private static RoleRequest role(Pipeline wanted, TrustRequest trust, PipelineResources resources) {
        return RoleRequest.of(wanted.trust().role(),
                "Role for Github Actions " + wanted.repository() + " repository.", trust,
                PermissionPolicy.of(resources), wanted.tag());
    }
}
