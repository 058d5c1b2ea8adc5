package dev.slipway.practice;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Whether there is a machine for another task: Fargate has room unless it was told otherwise, and the account has no EC2
 * instances.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html">Service
 *     event messages</a>
 */
final class EcsPlacement {

    private static final String MORE =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private final PracticeAccount account;

    EcsPlacement(PracticeAccount account) {
        this.account = account;
    }

    /** What ECS says of a task that has no place; empty when it has. */
    Optional<String> obstacle(Service service) {
        if (service.launchType() == LaunchType.EC2) {
            return Optional.of("was unable to place a task because no container instance met all of its requirements. "
                    + "Reason: No Container Instances were found in your cluster." + MORE);
        }
        return account.hasFargateCapacity() ? Optional.empty() : Optional.of("was unable to place a task. Reason: "
                + "Capacity is unavailable at this time. Please try again later or in a different availability zone."
                + MORE);
    }
}
