package dev.slipway.rollout;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Sets how many tasks a service is to run, whoever deploys it; no deployment is started by it. */
public final class Scale implements Operation<ScaleRequest> {

    public static final String NAME = "rollout.scale";

    private final Account account;
    private final Services services;

    public Scale(Account account) {
        this.account = account;
        this.services = new Services(account);
    }

    @Override
    public Plan<ScaleRequest> plan(ScaleRequest wanted) throws ProblemException {
        Service service = services.changeable(wanted.service());
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) {
            throw new ProblemException(new RolloutProblem.OnEveryInstance(service.serviceName()));
        }
        int now = Objects.requireNonNullElse(service.desiredCount(), 0);
        Subject what = new Subject(Subject.Kind.SERVICE, service.serviceName());
        if (now == wanted.desired()) {
            return Plan.of(NAME, wanted, new Change.Keep(what, said(now)));
        }
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(wanted.service().cluster())
                .service(wanted.service().service()).desiredCount(wanted.desired()).build();
        Change update = new Change.Update(what, said(now), said(wanted.desired()), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.ecs().updateService(request)).service().serviceArn()));
        return new Plan<>(NAME, wanted, List.of(update), notes(service, now, wanted.desired()));
    }

    private static List<Note> notes(Service service, int now, int wanted) {
        List<Note> notes = new ArrayList<>();
        notes.add(wanted == 0 ? Note.warning("rollout.scale.nothing", service.serviceName(), now)
                : Note.info("rollout.scale.to", service.serviceName(), now, wanted));
        notes.add(Note.info("rollout.scale.automatic"));
        return notes;
    }

    private static String said(int count) {
        return "desiredCount: " + count;
    }
}
