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
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

/**
 * Stops the deployment under way, which takes the service back to the revision before. AWS's model also names a stop
 * type ABORT; its pages do not, and it answers that with UnsupportedFeatureException.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html">Stopping
 *     service deployments</a>
 */
public final class StopDeployment implements Operation<StopRequest> {

    public static final String NAME = "rollout.stop";

    private final Account account;
    private final Services services;
    private final Releases releases;

    public StopDeployment(Account account) {
        this.account = account;
        this.services = new Services(account);
        this.releases = new Releases(account);
    }

    @Override
    public Plan<StopRequest> plan(StopRequest wanted) throws ProblemException {
        String service = services.deployable(wanted.service()).serviceName();
        ServiceDeployment underWay = underWay(wanted.service());
        if (isGoingBack(underWay.status())) {
            return Plan.of(NAME, wanted, new Change.Keep(
                    new Subject(Subject.Kind.SERVICE_DEPLOYMENT, service), underWay.statusAsString()));
        }
        if (underWay.sourceServiceRevisions().isEmpty()) {
            throw new ProblemException(new RolloutProblem.NothingToGoBackTo(service));
        }
        StopServiceDeploymentRequest request = StopServiceDeploymentRequest.builder()
                .serviceDeploymentArn(underWay.serviceDeploymentArn())
                .stopType(StopServiceDeploymentStopType.ROLLBACK).build();
        Change stop = new Change.Run(new Subject(Subject.Kind.SERVICE_DEPLOYMENT, service),
                underWay.serviceDeploymentArn(), Call.of(AwsCommand.of(request), (_, _) ->
                        Aws.call(() -> account.ecs().stopServiceDeployment(request)).serviceDeploymentArn()));
        Optional<String> before = releases.revision(underWay.sourceServiceRevisions().getFirst().arn())
                .map(it -> Rows.lastPart(it.taskDefinition()));
        return new Plan<>(NAME, wanted, List.of(stop),
                before.map(it -> Note.info("rollout.stop.backTo", service, it)).stream().toList());
    }

    /** Proven when AWS no longer rolls it out; whether going back succeeds is {@link Watch}'s to see. */
    @Override
    public Verdict verify(Plan<StopRequest> applied) throws ProblemException {
        String arn = Starting.before(applied);
        boolean goesOn = releases.deployment(arn).filter(it -> isRollingOut(it.status())).isPresent();
        return goesOn ? new Verdict.Missing(applied.toMake()) : new Verdict.Proven(
                List.of(new Subject(Subject.Kind.SERVICE_DEPLOYMENT, Rows.lastPart(arn))), List.of());
    }

    private ServiceDeployment underWay(ServiceName name) throws ProblemException {
        Optional<ServiceDeploymentBrief> newest = releases.history(name).stream().findFirst();
        Optional<ServiceDeployment> found = newest.isEmpty() ? Optional.empty()
                : releases.deployment(newest.get().serviceDeploymentArn());
        return found.filter(it -> isRollingOut(it.status()) || isGoingBack(it.status())).orElseThrow(() ->
                new ProblemException(new RolloutProblem.NothingUnderWay(name.service())));
    }

    private static boolean isRollingOut(ServiceDeploymentStatus status) {
        return status == ServiceDeploymentStatus.PENDING || status == ServiceDeploymentStatus.IN_PROGRESS;
    }

    private static boolean isGoingBack(ServiceDeploymentStatus status) {
        return status == ServiceDeploymentStatus.STOP_REQUESTED || status == ServiceDeploymentStatus.ROLLBACK_REQUESTED
                || status == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
    }
}
