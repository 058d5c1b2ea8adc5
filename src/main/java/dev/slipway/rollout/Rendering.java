package dev.slipway.rollout;

import dev.slipway.change.Attempt;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Difference;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.taskdef.Revision;
import dev.slipway.taskdef.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Puts the image into the definition and finds the revision for it: the one that the service runs when that means the
 * same, else the registration's. Images are the same when their digests are, however they are named.
 */
final class Rendering {

    private final Account account;
    private final Registration registration;

    Rendering(Account account, Registration registration) {
        this.account = account;
        this.registration = registration;
    }

    /**
     * The outcome.
     *
     * @param registering the changes after which the revision is there
     */
    record Rendered(WantedRevision revision, List<Change> registering, List<Note> notes) {}

    /** @throws ProblemException a {@link RolloutProblem} when the service could not run it */
    Rendered of(DeployRequest wanted, Optional<Service> service) throws ProblemException {
        TaskDefinition given = withContainer(wanted);
        ImageCheck.Found image = new ImageCheck(account).look(wanted.image().name());
        TaskDefinition definition = Edit.image(given, wanted.container(), image.reference());
        checkFit(wanted, definition, service);
        List<Note> notes = new ArrayList<>();
        notes.add(Note.info("rollout.image.rendered", image.reference(), image.image().byTag()));
        image.note().ifPresent(notes::add);
        Optional<Revision> running = running(service);
        if (running.isPresent() && meansTheSame(running.get(), definition, image.image(), wanted)) {
            String arn = running.get().arn();
            if (!running.get().definition().container(wanted.container()).map(Container::image)
                    .equals(Optional.of(image.reference()))) {
                notes.add(Note.info("rollout.image.same", image.image().byTag(), Rows.lastPart(arn)));
            }
            return new Rendered(new WantedRevision(definition.family(), Optional.of(arn)), List.of(new Change.Keep(
                    new Subject(Subject.Kind.TASK_DEFINITION, definition.family()), arn)), notes);
        }
        var registering = registration.plan(new RegistrationRequest(definition, wanted.pipeline().tag()));
        notes.addAll(registering.notes());
        return new Rendered(WantedRevision.of(registering, definition.family()), registering.changes(), notes);
    }

    private static TaskDefinition withContainer(DeployRequest wanted) throws ProblemException {
        if (wanted.definition().container(wanted.container()).isEmpty()) {
            throw new ProblemException(new RolloutProblem.NoSuchContainer(wanted.container(),
                    wanted.definition().containers().stream().map(Container::name).toList()));
        }
        return wanted.definition();
    }

    private static void checkFit(DeployRequest wanted, TaskDefinition definition, Optional<Service> service)
            throws ProblemException {
        Fit fit = new Fit(wanted.service(), definition);
        fit.check(wanted.image());
        if (service.isPresent()) {
            fit.check(service.get());
        } else {
            fit.checkFargate();
            if (wanted.wish().targetGroup().isPresent()) {
                fit.check(wanted.container(), wanted.pipeline().app().port());
            }
        }
    }

    /** What the service runs or tries to, while it is active; a revision that may not be read is as good as another. */
    private Optional<Revision> running(Optional<Service> service) throws ProblemException {
        Optional<String> arn = service.flatMap(Services::primary).map(it -> it.taskDefinition());
        return arn.isEmpty() ? Optional.empty() : new Attempt<>(() -> new Live(account).revision(arn.get())).get()
                .answer().filter(LastGood::isActive);
    }

    private boolean meansTheSame(Revision running, TaskDefinition definition, ImageRef image,
                                 DeployRequest wanted) throws ProblemException {
        if (Difference.between(running.definition(), definition).isEmpty()) {
            return true;
        }
        String named = running.definition().container(wanted.container()).map(Container::image).orElse("");
        boolean isOfTheRepository = named.startsWith(image.registry() + "/" + image.repository() + ":");
        return isOfTheRepository && !image.digest().isEmpty()
                && Difference.between(running.definition(), Edit.image(definition, wanted.container(), named)).isEmpty()
                && image.digest().equals(digest(wanted));
    }

    /** Of the image that the tasks of the newest deployment run; ECS resolves a tag once for each deployment. */
    private String digest(DeployRequest wanted) throws ProblemException {
        return new Attempt<>(() -> new Releases(account).current(new ServiceName(wanted.cluster(), wanted.service())))
                .get().answer().flatMap(it -> it).stream().flatMap(it -> it.containerImages().stream())
                .filter(it -> wanted.container().equals(it.containerName())).map(ContainerImage::imageDigest)
                // AWS knows none while no task has come up
                .filter(Objects::nonNull).findFirst().orElse("");
    }
}
