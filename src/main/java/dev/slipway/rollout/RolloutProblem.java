package dev.slipway.rollout;

import dev.slipway.change.Problem;
import java.util.List;

/** Why a deployment cannot be started or seen. */
public sealed interface RolloutProblem extends Problem {

    /** There is no active cluster of that name. */
    record NoCluster(String cluster) implements RolloutProblem {}

    /** The task definition has no container of the name into which the image goes. */
    record NoSuchContainer(String container, List<String> present) implements RolloutProblem {
        public NoSuchContainer {
            present = List.copyOf(present);
        }
    }

    /** ECR has no such repository. */
    record NoRepository(String repository) implements RolloutProblem {}

    /** The repository has no image of that tag or digest. */
    record NoImage(String reference) implements RolloutProblem {}

    /** The service is being deleted; a new one of its name can be made when it is gone. */
    record ServiceDraining(String service) implements RolloutProblem {}

    /** Somebody else deploys this service ({@code CODE_DEPLOY}, {@code EXTERNAL}). */
    record OtherController(String service, String controller) implements RolloutProblem {}

    /** There is no active service of that name. */
    record NoService(String cluster, String service) implements RolloutProblem {}

    /** The service has no earlier revision that could still be run. */
    record NothingBefore(String service, String revision) implements RolloutProblem {}

    /** The service runs on instances ({@code launchType}), for which the definition is not checked. */
    record NotForInstances(String service, String launchType, List<String> requires) implements RolloutProblem {
        public NotForInstances {
            requires = List.copyOf(requires);
        }
    }

    /** Tasks on instances never get a public address of their own; the instance has one, or not. */
    record AddressOnInstances(String service) implements RolloutProblem {}

    /** The definition's tasks have a network interface of their own (awsvpc), and the service has no subnets for it. */
    record NetworkMissing(String service) implements RolloutProblem {}

    /** The service has subnets for its tasks' own network interfaces, and in this mode they have none. */
    record NetworkUnwanted(String service, String networkMode) implements RolloutProblem {}

    /** AWS has not answered this for longer than a look waits; the look after it shows the answer. */
    record NotBackYet(String operation) implements RolloutProblem {}

    /** The file is no recording of a rollout, or one of a newer Slipway. */
    record NoRecording(String file) implements RolloutProblem {}

    /** What is left of a deleted service: AWS describes it for a while and changes it no more. */
    record ServiceInactive(String service) implements RolloutProblem {}

    /** The service's load balancer sends requests to a container that the definition does not have. */
    record NoBalancedContainer(String service, String container, int port, List<String> present)
            implements RolloutProblem {
        public NoBalancedContainer {
            present = List.copyOf(present);
        }
    }

    /** The service's load balancer sends requests to a port that the container does not map. */
    record NoBalancedPort(String service, String container, int port, List<String> mapped) implements RolloutProblem {
        public NoBalancedPort {
            mapped = List.copyOf(mapped);
        }
    }

    /** The service runs on Fargate, and the definition is not for it. */
    record NotForFargate(String service, String networkMode, List<String> requires) implements RolloutProblem {
        public NotForFargate {
            requires = List.copyOf(requires);
        }
    }

    /** The image was built for another processor than the one that the definition asks for. */
    record WrongPlatform(String image, String built, String asked) implements RolloutProblem {}

    /** The revision was deregistered, so that no service can be told to run it. */
    record RevisionInactive(String revision) implements RolloutProblem {}

    /** No deployment of the service is under way that could be stopped. */
    record NothingUnderWay(String service) implements RolloutProblem {}

    /** The deployment under way is the service's first: stopping takes it back, and there is nothing to go back to. */
    record NothingToGoBackTo(String service) implements RolloutProblem {}

    /** The service runs one task on each container instance; nobody sets how many. */
    record OnEveryInstance(String service) implements RolloutProblem {}
}
