package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsProblem;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;

/** Finds the service that can be deployed to, or otherwise be changed. */
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
        return Optional.of(ownDeployments(notDraining(found.get())));
    }

    private static Service notDraining(Service service) throws ProblemException {
        if (service.status().equals("DRAINING")) {
            throw new ProblemException(new RolloutProblem.ServiceDraining(service.serviceName()));
        }
        return service;
    }

    /** With another controller, ECS refuses a task definition and forced deployments in UpdateService. */
    private static Service ownDeployments(Service service) throws ProblemException {
        if (service.deploymentController() != null
                && service.deploymentController().type() != DeploymentControllerType.ECS) {
            throw new ProblemException(new RolloutProblem.OtherController(service.serviceName(),
                    service.deploymentController().typeAsString()));
        }
        return service;
    }

    /**
     * The service whose deployments ECS itself makes.
     *
     * @throws ProblemException as {@link #changeable}, and {@link RolloutProblem.OtherController}
     */
    Service deployable(ServiceName name) throws ProblemException {
        return ownDeployments(changeable(name));
    }

    /**
     * The service, whoever deploys it.
     *
     * @throws ProblemException a {@link RolloutProblem} when it is not there, no more, or not for long
     */
    Service changeable(ServiceName name) throws ProblemException {
        Service service = find(name.cluster(), name.service()).orElseThrow(() ->
                new ProblemException(new RolloutProblem.NoService(name.cluster(), name.service())));
        if (service.status().equals("INACTIVE")) {
            throw new ProblemException(new RolloutProblem.ServiceInactive(name.service()));
        }
        return notDraining(service);
    }

    /** The deployment that decides what runs; empty in the moment in which AWS lists none. */
    static Optional<Deployment> primary(Service service) {
        return service.deployments().stream().filter(it -> "PRIMARY".equals(it.status())).findFirst();
    }

    /** Whether a deployment of it is under way that another one would replace. */
    static boolean isRollingOut(Service service) {
        return primary(service).filter(it -> it.rolloutState() == DeploymentRolloutState.IN_PROGRESS).isPresent();
    }

    static boolean isScaledToNothing(Service service) {
        return service.desiredCount() != null && service.desiredCount() == 0;
    }

    /** Whatever state it is in; empty when there is none. */
    Optional<Service> find(String cluster, String name) throws ProblemException {
        try {
            return Aws.call(() -> account.ecs().describeServices(r -> r.cluster(cluster).services(name))).services()
                    .stream().findFirst();
        } catch (ProblemException e) {
            if (isAboutTheCluster(e.problem())) {
                throw new ProblemException(new RolloutProblem.NoCluster(cluster), e);
            }
            throw e;
        }
    }

    /** Whether ECS says that the cluster is not there. */
    static boolean isAboutTheCluster(Problem problem) {
        return problem instanceof AwsProblem.Refused refused && refused.code().equals("ClusterNotFoundException");
    }
}
