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
import dev.slipway.taskdef.Live;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Takes a service back to what it ran before: the last deployment that was completed while it is still there, else the
 * active revision before the one that runs.
 */
public final class Rollback implements Operation<RollbackRequest> {

    public static final String NAME = "rollout.rollback";

    private final Account account;
    private final Services services;

    public Rollback(Account account) {
        this.account = account;
        this.services = new Services(account);
    }

    @Override
    public Plan<RollbackRequest> plan(RollbackRequest wanted) throws ProblemException {
        Service service = service(wanted);
        Optional<Deployment> primary = Services.primary(service);
        String now = primary.map(Deployment::taskDefinition).orElse(service.taskDefinition());
        String before = before(service, now);
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(wanted.service().cluster())
                .service(wanted.service().service()).taskDefinition(before).build();
        Change run = new Change.Run(new Subject(Subject.Kind.DEPLOYMENT, wanted.service().service()),
                primary.map(Deployment::id).orElse(""), Call.of(AwsCommand.of(request), (_, _) ->
                        Services.primary(Aws.call(() -> account.ecs().updateService(request)).service())
                                .map(Deployment::id).orElse("")));
        return new Plan<>(NAME, wanted, List.of(run),
                List.of(Note.info("rollout.rollback.to", Rows.lastPart(now), Rows.lastPart(before))));
    }

    /** Proven names the deployment that was started, as {@link Deploy} does. */
    @Override
    public Verdict verify(Plan<RollbackRequest> applied) throws ProblemException {
        Change.Run run = (Change.Run) applied.changes().getFirst();
        Optional<String> primary = Services.primary(service(applied.wanted())).map(Deployment::id);
        return primary.filter(id -> !id.equals(run.against())).<Verdict>map(id -> new Verdict.Proven(
                        List.of(new Subject(Subject.Kind.DEPLOYMENT, id)), List.of()))
                .orElseGet(() -> new Verdict.Missing(applied.changes()));
    }

    private Service service(RollbackRequest wanted) throws ProblemException {
        ServiceName name = wanted.service();
        return services.active(name.cluster(), name.service()).orElseThrow(() ->
                new ProblemException(new RolloutProblem.NoService(name.cluster(), name.service())));
    }

    private String before(Service service, String now) throws ProblemException {
        Optional<String> completed = service.deployments().stream()
                .filter(it -> it.rolloutState() == DeploymentRolloutState.COMPLETED)
                .map(Deployment::taskDefinition).filter(it -> !it.equals(now)).findFirst();
        if (completed.isPresent()) {
            return completed.get();
        }
        String revision = Rows.lastPart(now);
        String family = revision.substring(0, revision.lastIndexOf(':'));
        return new Live(account).revisions(family).stream().filter(arn -> number(arn) < number(now)).findFirst()
                .orElseThrow(() -> new ProblemException(
                        new RolloutProblem.NothingBefore(service.serviceName(), revision)));
    }

    private static int number(String arn) {
        return Integer.parseInt(arn.substring(arn.lastIndexOf(':') + 1));
    }
}
