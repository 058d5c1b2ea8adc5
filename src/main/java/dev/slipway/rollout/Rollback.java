package dev.slipway.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.taskdef.Live;
import dev.slipway.taskdef.Revision;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Takes a service back to a revision of choice, or to the last good one that can still be run. */
public final class Rollback implements Operation<RollbackRequest> {

    public static final String NAME = "rollout.rollback";

    private final Account account;
    private final Services services;
    private final Starting starting;

    public Rollback(Account account) {
        this.account = account;
        this.services = new Services(account);
        this.starting = new Starting(account);
    }

    @Override
    public Plan<RollbackRequest> plan(RollbackRequest wanted) throws ProblemException {
        Service service = services.deployable(wanted.service());
        Optional<Deployment> primary = Services.primary(service);
        String now = primary.map(Deployment::taskDefinition).orElse(service.taskDefinition());
        Revision target = target(wanted, service, now);
        boolean hasFailed = primary.filter(it -> it.rolloutState() == DeploymentRolloutState.FAILED).isPresent();
        if (target.arn().equals(now) && !hasFailed) {
            return Plan.of(NAME, wanted, new Change.Keep(
                    new Subject(Subject.Kind.SERVICE, service.serviceName()), Rows.lastPart(now)));
        }
        new Fit(service.serviceName(), target.definition()).check(service);
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(wanted.service().cluster())
                .service(wanted.service().service()).taskDefinition(target.arn())
                .forceNewDeployment(target.arn().equals(now) ? true : null).build();
        return new Plan<>(NAME, wanted, List.of(starting.run(service, request)),
                List.of(Note.info("rollout.rollback.to", Rows.lastPart(now), Rows.lastPart(target.arn()))));
    }

    /** Proven names the deployment that was started, as {@link Deploy} does. */
    @Override
    public Verdict verify(Plan<RollbackRequest> applied) throws ProblemException {
        return Starting.seen(applied, services.deployable(applied.wanted().service()));
    }

    private Revision target(RollbackRequest wanted, Service service, String now) throws ProblemException {
        if (wanted.revision().isEmpty()) {
            return new LastGood(account).before(service, wanted.service(), now).orElseThrow(() ->
                    new ProblemException(new RolloutProblem.NothingBefore(service.serviceName(), Rows.lastPart(now))));
        }
        Revision chosen = new Live(account).revision(wanted.revision().get());
        if (!LastGood.isActive(chosen)) {
            throw new ProblemException(new RolloutProblem.RevisionInactive(Rows.lastPart(chosen.arn())));
        }
        return chosen;
    }
}
