package dev.slipway.rollout;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Lets a service's tasks have public addresses, in the same subnets and security groups; the tasks are replaced.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html">assignPublicIp</a>
 */
public final class PublicAddress implements Operation<PublicAddressRequest> {

    public static final String NAME = "rollout.publicAddress";

    private final Services services;
    private final Starting starting;

    public PublicAddress(Account account) {
        this.services = new Services(account);
        this.starting = new Starting(account);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException also {@link RolloutProblem.NetworkMissing} for tasks without an interface of their own,
     *     and {@link RolloutProblem.AddressOnInstances}
     */
    @Override
    public Plan<PublicAddressRequest> plan(PublicAddressRequest wanted) throws ProblemException {
        Service service = services.deployable(wanted.service());
        AwsVpcConfiguration network = network(service);
        if (network.assignPublicIp() == AssignPublicIp.ENABLED) {
            return Plan.of(NAME, wanted, new Change.Keep(new Subject(Subject.Kind.SERVICE, service.serviceName()),
                    "assignPublicIp: ENABLED"));
        }
        AwsVpcConfiguration open = network.toBuilder().assignPublicIp(AssignPublicIp.ENABLED).build();
        UpdateServiceRequest request = UpdateServiceRequest.builder().cluster(wanted.service().cluster())
                .service(wanted.service().service()).networkConfiguration(n -> n.awsvpcConfiguration(open)).build();
        return new Plan<>(NAME, wanted, List.of(starting.run(service, request)), notes(service));
    }

    private static AwsVpcConfiguration network(Service service) throws ProblemException {
        if (service.networkConfiguration() == null || service.networkConfiguration().awsvpcConfiguration() == null) {
            throw new ProblemException(new RolloutProblem.NetworkMissing(service.serviceName()));
        }
        if (service.launchType() == LaunchType.EC2) {
            throw new ProblemException(new RolloutProblem.AddressOnInstances(service.serviceName()));
        }
        return service.networkConfiguration().awsvpcConfiguration();
    }

    private static List<Note> notes(Service service) {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.info("rollout.publicAddress.new", service.serviceName()));
        if (Services.isRollingOut(service)) {
            notes.add(Note.warning("rollout.replaces", service.serviceName()));
        }
        return notes;
    }

    /** Proven names the deployment that was started, as {@link Deploy} does. */
    @Override
    public Verdict verify(Plan<PublicAddressRequest> applied) throws ProblemException {
        return Starting.seen(applied, services.deployable(applied.wanted().service()));
    }
}
