package dev.slipway.rollout;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.taskdef.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Renders the image into the task definition, registers it, and makes the service run it. What becomes of it is
 * {@link Watch}'s to see: the verdict of this operation only proves that the deployment was started.
 */
public final class Deploy implements Operation<DeployRequest> {

    public static final String NAME = "rollout.deploy";

    private final Account account;
    private final Rendering rendering;
    private final Services services;
    private final Starting starting;

    public Deploy(Account account, Registration registration) {
        this.account = account;
        this.rendering = new Rendering(account, registration);
        this.services = new Services(account);
        this.starting = new Starting(account);
    }

    @Override
    public Plan<DeployRequest> plan(DeployRequest wanted) throws ProblemException {
        Optional<Service> service = services.active(wanted.cluster(), wanted.service());
        Rendering.Rendered rendered = rendering.of(wanted, service);
        List<Note> notes = new ArrayList<>(rendered.notes());
        service.ifPresent(there -> notes.addAll(notes(there, wanted)));
        List<Change> changes = new ArrayList<>(rendered.registering());
        changes.add(service.isPresent() ? deploy(wanted, service.get(), rendered.revision())
                : create(wanted, rendered.revision()));
        if (changes.getLast() instanceof Change.Run && service.filter(Services::isRollingOut).isPresent()) {
            notes.add(Note.warning("rollout.replaces", wanted.service()));
        }
        return new Plan<>(NAME, wanted, changes, notes);
    }

    /** Proven names the deployment that was started: {@code Subject(DEPLOYMENT, "ecs-svc/...")}. */
    @Override
    public Verdict verify(Plan<DeployRequest> applied) throws ProblemException {
        DeployRequest wanted = applied.wanted();
        Optional<Service> service = services.active(wanted.cluster(), wanted.service());
        WantedRevision revision = rendering.of(wanted, service).revision();
        // the newest comes first; ours may have been overtaken meanwhile
        Optional<Deployment> ours = service.stream().flatMap(it -> it.deployments().stream())
                .filter(it -> revision.is(it.taskDefinition()) && !it.id().equals(Starting.before(applied)))
                .filter(it -> startedAfter(it, service.get(), Starting.before(applied))).findFirst();
        return ours.<Verdict>map(it -> new Verdict.Proven(List.of(
                new Subject(Subject.Kind.SERVICE, wanted.service()), new Subject(Subject.Kind.DEPLOYMENT, it.id())),
                List.of())).orElseGet(() -> new Verdict.Missing(applied.toMake()));
    }

    private static boolean startedAfter(Deployment ours, Service service, String before) {
        return service.deployments().stream().filter(it -> it.id().equals(before))
                .noneMatch(it -> it.createdAt().isAfter(ours.createdAt()));
    }

    private Change create(DeployRequest wanted, WantedRevision revision) {
        Subject what = new Subject(Subject.Kind.SERVICE, wanted.service());
        CreateServiceRequest shown = NewService.of(wanted, revision.shown(), Reference::shown);
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            CreateServiceRequest sent = NewService.of(wanted, revision.arn(made), group -> group.id(made));
            return Aws.call(() -> account.ecs().createService(sent)).service().serviceArn();
        }));
    }

    private Change deploy(DeployRequest wanted, Service service, WantedRevision revision) {
        Optional<Deployment> primary = Services.primary(service);
        boolean isSame = primary.filter(it -> revision.is(it.taskDefinition())).isPresent();
        if (isSame && !wanted.wish().forced() && primary.get().rolloutState() != DeploymentRolloutState.FAILED) {
            return new Change.Keep(new Subject(Subject.Kind.SERVICE, wanted.service()),
                    Rows.deployment(primary.get()).revision() + " " + primary.get().rolloutStateAsString());
        }
        return starting.run(service, update(wanted, service, revision.shown(), isSame),
                made -> update(wanted, service, revision.arn(made), isSame));
    }

    /** Without being forced, ECS deploys nothing when the definition stays the same. */
    private static UpdateServiceRequest update(DeployRequest wanted, Service service, String definition,
                                               boolean isSame) {
        UpdateServiceRequest.Builder request = UpdateServiceRequest.builder().cluster(wanted.cluster())
                .service(wanted.service()).taskDefinition(definition);
        if (isSame) {
            request.forceNewDeployment(true);
        }
        if (Services.isScaledToNothing(service)) {
            request.desiredCount(wanted.wish().desiredCount());
        }
        return request.build();
    }

    private static List<Note> notes(Service service, DeployRequest wanted) {
        List<Note> notes = new ArrayList<>();
        if (Services.isScaledToNothing(service)) {
            notes.add(Note.warning("rollout.scaledToNothing", wanted.service(), wanted.wish().desiredCount()));
        }
        var configuration = service.deploymentConfiguration();
        boolean goesBack = configuration != null && configuration.deploymentCircuitBreaker() != null
                && configuration.deploymentCircuitBreaker().enable()
                && configuration.deploymentCircuitBreaker().rollback();
        if (!goesBack) {
            notes.add(Note.warning("rollout.noRollback", wanted.service()));
        }
        return notes;
    }
}
