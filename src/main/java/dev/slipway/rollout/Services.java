package dev.slipway.rollout;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.Service;

/** Finds the service that can be deployed to. */
final class Services {

    private final Account account;

    Services(Account account) {
        this.account = account;
    }

    /**
     * The active service; empty when there is none, or only what is left of a deleted one.
     *
     * @throws ProblemException a {@link RolloutProblem} when its cluster is missing, or when it is there and not to be
     *     deployed to from here
     */
    Optional<Service> active(String cluster, String name) throws ProblemException {
        Optional<Service> found = find(cluster, name);
        if (found.isEmpty() || found.get().status().equals("INACTIVE")) {
            return Optional.empty();
        }
        Service service = found.get();
        if (service.status().equals("DRAINING")) {
            throw new ProblemException(new RolloutProblem.ServiceDraining(name));
        }
        if (service.deploymentController() != null
                && service.deploymentController().type() != DeploymentControllerType.ECS) {
            throw new ProblemException(new RolloutProblem.OtherController(name,
                    service.deploymentController().typeAsString()));
        }
        return found;
    }

    /** The deployment that decides what runs; empty in the moment in which AWS lists none. */
    static Optional<Deployment> primary(Service service) {
        return service.deployments().stream().filter(it -> "PRIMARY".equals(it.status())).findFirst();
    }

    /** Whatever state it is in; empty when there is none. */
    Optional<Service> find(String cluster, String name) throws ProblemException {
        try {
            return Aws.call(() -> account.ecs().describeServices(r -> r.cluster(cluster).services(name))).services()
                    .stream().findFirst();
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.Refused refused && refused.code().equals("ClusterNotFoundException")) {
                throw new ProblemException(new RolloutProblem.NoCluster(cluster), e);
            }
            throw e;
        }
    }
}
