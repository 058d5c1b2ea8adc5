package dev.slipway.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Replaces a service's tasks by new ones of the same definition; an image named by tag is looked up again.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html">UpdateService</a>
 */
public final class Redeploy implements Operation<RedeployRequest> {

    public static final String NAME = "rollout.redeploy";

    private final Services services;
    private final Starting starting;

    public Redeploy(Account account) {
        this.services = new Services(account);
        this.starting = new Starting(account);
    }

    @Override
    public Plan<RedeployRequest> plan(RedeployRequest wanted) throws ProblemException {
        Service service = services.deployable(wanted.service());
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(wanted.service().cluster())
                .service(wanted.service().service()).forceNewDeployment(true).build();
        Change run = starting.run(service, request);
        return new Plan<>(NAME, wanted, List.of(run), notes(service));
    }

    /** Proven names the deployment that was started, as {@link Deploy} does. */
    @Override
    public Verdict verify(Plan<RedeployRequest> applied) throws ProblemException {
        return Starting.seen(applied, services.deployable(applied.wanted().service()));
    }

    private static List<Note> notes(Service service) {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.info("rollout.redeploy.same", Rows.lastPart(service.taskDefinition())));
        if (Services.isScaledToNothing(service)) {
            notes.add(Note.warning("rollout.redeploy.nothing", service.serviceName()));
        }
        if (Services.isRollingOut(service)) {
            notes.add(Note.warning("rollout.replaces", service.serviceName()));
        }
        return notes;
    }
}
