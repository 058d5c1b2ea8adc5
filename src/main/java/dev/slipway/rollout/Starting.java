package dev.slipway.rollout;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Plan;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** A deployment that is started by updating a service: as a change of a plan, and seen afterwards. */
record Starting(Account account) {

    /** Told against the deployment that runs now; made is the id of the new one. */
    Change.Run run(Service service, UpdateServiceRequest request) {
        return run(service, request, _ -> request);
    }

    /**
     * The same where part of the request is only known once earlier changes were made.
     *
     * @param shown for the command line
     */
    Change.Run run(Service service, UpdateServiceRequest shown,
                   Function<Made, UpdateServiceRequest> request) {
        return new Change.Run(new Subject(Subject.Kind.DEPLOYMENT, service.serviceName()), id(service),
                Call.of(AwsCommand.of(shown), (made, _) -> {
                    UpdateServiceRequest sent = request.apply(made);
                    return id(Aws.call(() -> account.ecs().updateService(sent)).service());
                }));
    }

    /** Proven names the deployment that was started: {@code Subject(DEPLOYMENT, "ecs-svc/...")}. */
    static Verdict seen(Plan<?> applied, Service now) {
        String before = before(applied);
        return Services.primary(now).map(Deployment::id).filter(id -> !id.equals(before))
                .<Verdict>map(id -> new Verdict.Proven(List.of(new Subject(Subject.Kind.DEPLOYMENT, id)), List.of()))
                .orElseGet(() -> new Verdict.Missing(applied.toMake()));
    }

    /** The deployment that the plan replaces; empty if it replaces none. */
    static String before(Plan<?> plan) {
        return plan.changes().stream().filter(Change.Run.class::isInstance).map(run -> ((Change.Run) run).against())
                .findFirst().orElse("");
    }

    private static String id(Service service) {
        Optional<Deployment> primary = Services.primary(service);
        return primary.map(Deployment::id).orElse("");
    }
}
