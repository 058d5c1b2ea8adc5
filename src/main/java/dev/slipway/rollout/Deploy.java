package dev.slipway.rollout;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.taskdef.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final Registration registration;
    private final Services services;

    public Deploy(Account account, Registration registration) {
        this.account = account;
        this.registration = registration;
        this.services = new Services(account);
    }

    @Override
    public Plan<DeployRequest> plan(DeployRequest wanted) throws ProblemException {
        TaskDefinition definition = rendered(wanted);
        Optional<Service> service = services.active(wanted.cluster(), wanted.service());
        List<Note> notes = new ArrayList<>();
        notes.add(Note.info("rollout.image.rendered", wanted.reference(), wanted.image().byTag()));
        new ImageCheck(account).check(wanted.image(), wanted.reference()).ifPresent(notes::add);
        var registering = registration.plan(new RegistrationRequest(definition, wanted.pipeline().tag()));
        notes.addAll(registering.notes());
        service.ifPresent(there -> notes.addAll(notes(there, wanted)));
        Revision revision = Revision.of(registering, definition.family());
        List<Change> changes = new ArrayList<>(registering.changes());
        changes.add(service.isPresent() ? deploy(wanted, service.get(), revision) : create(wanted, revision));
        return new Plan<>(NAME, wanted, changes, notes);
    }

    /** Proven names the deployment that was started: {@code Subject(DEPLOYMENT, "ecs-svc/...")}. */
    @Override
    public Verdict verify(Plan<DeployRequest> applied) throws ProblemException {
        DeployRequest wanted = applied.wanted();
        TaskDefinition definition = rendered(wanted);
        Revision revision = Revision.of(registration.plan(new RegistrationRequest(definition,
                wanted.pipeline().tag())), definition.family());
        Optional<Deployment> primary = services.active(wanted.cluster(), wanted.service()).flatMap(Services::primary);
        boolean isOurs = primary.filter(it -> revision.is(it.taskDefinition()) && !it.id().equals(before(applied)))
                .isPresent();
        return isOurs ? new Verdict.Proven(List.of(new Subject(Subject.Kind.SERVICE, wanted.service()),
                new Subject(Subject.Kind.DEPLOYMENT, primary.get().id())), List.of())
                : new Verdict.Missing(applied.toMake());
    }

    /** The deployment that the plan replaces; empty if it replaces none. */
    private static String before(Plan<DeployRequest> plan) {
        return plan.changes().stream().filter(Change.Run.class::isInstance).map(run -> ((Change.Run) run).against())
                .findFirst().orElse("");
    }

    private static TaskDefinition rendered(DeployRequest wanted) throws ProblemException {
        String container = wanted.pipeline().app().container();
        if (wanted.definition().container(container).isEmpty()) {
            throw new ProblemException(new RolloutProblem.NoSuchContainer(container,
                    wanted.definition().containers().stream().map(Container::name).toList()));
        }
        return Edit.image(wanted.definition(), container, wanted.reference());
    }

    private Change create(DeployRequest wanted, Revision revision) {
        Subject what = new Subject(Subject.Kind.SERVICE, wanted.service());
        Function<String, CreateServiceRequest> request = definition -> NewService.of(wanted, definition);
        CreateServiceRequest shown = request.apply(revision.shown());
        return new Change.Create(what, RequestText.of(shown), Call.of(AwsCommand.of(shown), (made, _) -> {
            CreateServiceRequest sent = request.apply(revision.arn(made));
            return Aws.call(() -> account.ecs().createService(sent)).service().serviceArn();
        }));
    }

    private Change deploy(DeployRequest wanted, Service service, Revision revision) {
        Optional<Deployment> primary = Services.primary(service);
        boolean isSame = primary.filter(it -> revision.is(it.taskDefinition())).isPresent();
        if (isSame && !wanted.wish().forced() && primary.get().rolloutState() != DeploymentRolloutState.FAILED) {
            return new Change.Keep(new Subject(Subject.Kind.SERVICE, wanted.service()),
                    Rows.deployment(primary.get()).revision() + " " + primary.get().rolloutStateAsString());
        }
        Function<String, UpdateServiceRequest> request = definition -> update(wanted, service, definition, isSame);
        UpdateServiceRequest shown = request.apply(revision.shown());
        return new Change.Run(new Subject(Subject.Kind.DEPLOYMENT, wanted.service()),
                primary.map(Deployment::id).orElse(""), Call.of(AwsCommand.of(shown), (made, _) -> {
                    UpdateServiceRequest sent = request.apply(revision.arn(made));
                    Service updated = Aws.call(() -> account.ecs().updateService(sent)).service();
                    return Services.primary(updated).map(Deployment::id).orElse("");
                }));
    }

    /** Without being forced, ECS deploys nothing when the definition stays the same. */
    private static UpdateServiceRequest update(DeployRequest wanted, Service service, String definition,
                                               boolean isSame) {
        UpdateServiceRequest.Builder request = UpdateServiceRequest.builder().cluster(wanted.cluster())
                .service(wanted.service()).taskDefinition(definition);
        if (isSame) {
            request.forceNewDeployment(true);
        }
        if (isScaledToNothing(service)) {
            request.desiredCount(wanted.wish().desiredCount());
        }
        return request.build();
    }

    private static boolean isScaledToNothing(Service service) {
        return service.desiredCount() != null && service.desiredCount() == 0;
    }

    private static List<Note> notes(Service service, DeployRequest wanted) {
        List<Note> notes = new ArrayList<>();
        if (isScaledToNothing(service)) {
            notes.add(Note.warning("rollout.scaledToNothing", wanted.service(), wanted.wish().desiredCount()));
        }
        var configuration = service.deploymentConfiguration();
        boolean goesBack = configuration != null && configuration.deploymentCircuitBreaker() != null
                && configuration.deploymentCircuitBreaker().enable() && configuration.deploymentCircuitBreaker().rollback();
        if (!goesBack) {
            notes.add(Note.warning("rollout.noRollback", wanted.service()));
        }
        return notes;
    }
}
