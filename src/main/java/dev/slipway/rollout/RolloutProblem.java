package dev.slipway.rollout;

import dev.slipway.change.Problem;
import java.util.List;

/** Why a deployment cannot be started. */
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

    /** The file is no recording of a rollout, or one of a newer Slipway. */
    record NoRecording(String file) implements RolloutProblem {}
}
