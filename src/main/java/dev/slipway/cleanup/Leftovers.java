package dev.slipway.cleanup;

import dev.slipway.change.Attempt;
import dev.slipway.change.Note;
import dev.slipway.change.Pause;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for everything of a pipeline that is still there: what bears its tag, and what the ledger says was created.
 * Every service is asked for its own things and their tags.
 */
public final class Leftovers {

    private final Account account;
    private final Reads reads;
    private final Patience patience;

    /** @param pause waits between two looks while something is being removed */
    public Leftovers(Account account, Together together, Pause pause) {
        this.account = account;
        this.reads = new Reads(together);
        this.patience = new Patience(pause);
    }

    /**
     * What may not be looked at comes as a note, and so do the things beyond this account.
     *
     * @throws ProblemException when ECS cannot be looked at, since who uses what is not known then; when something is
     *     refused for the moment only; or when stopped
     */
    Remains look(Pipeline pipeline, Creations creations) throws ProblemException {
        Ownership ownership = new Ownership(pipeline, creations);
        EcsSight sight = EcsSight.read(account, reads, ownership);
        EcsLeftovers ecs = new EcsLeftovers(account, patience, ownership, sight);
        StoredLeftovers stored = new StoredLeftovers(account, reads, ownership);
        var balancers = new Attempt<>(() -> BalancerLeftovers.read(account, patience, ownership).leftovers());
        var revisions = new Attempt<>(() -> new RevisionLeftovers(account, reads, ownership).revisions());
        var repositories = new Attempt<>(stored::repositories);
        var logGroups = new Attempt<>(stored::logGroups);
        List<String> ourBalancers = balancers.get().answer().orElse(List.of()).stream().filter(Leftover::goes)
                .map(it -> it.thing().what()).filter(what -> what.kind() == Subject.Kind.LOAD_BALANCER)
                .map(Subject::name).toList();
        var network = new Attempt<>(() -> new NetworkLeftovers(account, patience, ownership,
                NetworkSight.read(account, ownership, sight, ourBalancers)).leftovers());
        var roles = new Attempt<>(() -> new RoleLeftovers(account, reads, ownership).leftovers());
        reads.together().all(List.of(revisions, repositories, logGroups, network, roles));
        Strangers strangers = Strangers.of(account, reads, ownership, sight);
        List<Leftover> all = Stream.of(Optional.of(ecs.services()), balancers.answer(), revisions.answer(),
                Optional.of(ecs.clusters()), repositories.answer(), logGroups.answer(), network.answer(),
                roles.answer()).flatMap(Optional::stream).flatMap(List::stream)
                .map(it -> it.keptFor(strangers.using(it.thing()))).toList();
        List<Note> notes = new ArrayList<>();
        unread(Subject.Kind.LOAD_BALANCER, balancers, notes);
        unread(Subject.Kind.TASK_DEFINITION, revisions, notes);
        unread(Subject.Kind.REPOSITORY, repositories, notes);
        unread(Subject.Kind.LOG_GROUP, logGroups, notes);
        unread(Subject.Kind.VPC, network, notes);
        unread(Subject.Kind.ROLE, roles, notes);
        notes.addAll(elsewhere(ownership, all));
        return new Remains(all, notes).sparing(Set.of());
    }

    /**
     * The pipeline's service and load balancers, as far as they run.
     *
     * @throws ProblemException when ECS does not say
     */
    List<Leftover> running(Pipeline pipeline, Creations creations) throws ProblemException {
        Ownership ownership = new Ownership(pipeline, creations);
        EcsSight sight = EcsSight.ofPipeline(account, pipeline.target());
        var balancers = new Attempt<>(() -> BalancerLeftovers.read(account, patience, ownership).leftovers());
        reads.together().all(List.of(balancers));
        return Stream.concat(new EcsLeftovers(account, patience, ownership, sight).services().stream(),
                balancers.answer().orElse(List.of()).stream()).filter(Bill::runs).toList();
    }

    /** What failed for the moment only would make a plan that is true for no longer. */
    private static void unread(Subject.Kind kind, Attempt<?> attempt, List<Note> notes) throws ProblemException {
        Optional<Problem> passing = attempt.problem().filter(Leftovers::passes);
        if (passing.isPresent()) {
            throw new ProblemException(passing.get());
        }
        attempt.problem().map(Leftovers::title)
                .ifPresent(why -> notes.add(Note.warning("cleanup.unread", Note.info("kind." + kind.name()), why)));
    }

    private static boolean passes(Problem problem) {
        return problem instanceof AwsProblem.Throttled || problem instanceof AwsProblem.AwsFault;
    }

    private static Note title(Problem problem) {
        return Note.info(problem.key() + ".title", problem.facts().toArray());
    }

    /** What was made beyond the account, or is the whole account's. */
    private static List<Note> elsewhere(Ownership ownership, List<Leftover> found) {
        List<Note> notes = new ArrayList<>();
        Pipeline pipeline = ownership.pipeline();
        Creations creations = ownership.creations();
        creations.names(Subject.Kind.SECRET).forEach(name -> notes.add(Note.info("cleanup.secret", name,
                "gh secret delete " + pipeline.trust().secret() + " --repo " + pipeline.repository())));
        List<String> files = creations.names(Subject.Kind.FILE);
        if (!files.isEmpty()) {
            notes.add(Note.info("cleanup.files", files));
        }
        creations.names(Subject.Kind.SERVICE_LINKED_ROLE)
                .forEach(name -> notes.add(Note.info("cleanup.serviceLinkedRole", name)));
        Set<String> roles = found.stream().filter(it -> it.thing().what().kind() == Subject.Kind.ROLE)
                .map(it -> it.thing().what().name()).collect(Collectors.toSet());
        Set<String> ownRoles = Set.copyOf(creations.everNamed(Subject.Kind.ROLE));
        List<String> policies = creations.names(Subject.Kind.ROLE_POLICY).stream()
                .filter(name -> !roles.contains(role(name)) && !ownRoles.contains(role(name))).toList();
        if (!policies.isEmpty()) {
            notes.add(Note.info("cleanup.policies", policies));
        }
        return notes;
    }

    private static String role(String policy) {
        return policy.substring(0, Math.max(0, policy.indexOf('/')));
    }
}
