package dev.slipway.practice;

import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * Whether there is a machine for another task: Fargate has room unless it was told otherwise or the account's quota is
 * used up, and the account has no EC2 instances.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html">Service
 *     event messages</a>
 */
final class EcsPlacement {

    private static final String MORE =
            " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private static final int UNITS_OF_VCPU = 1024;

    private final PracticeAccount account;

    EcsPlacement(PracticeAccount account) {
        this.account = account;
    }

    /** What ECS says of a task that has no place; empty when it has. */
    Optional<String> obstacle(Service service, TaskDefinition definition) {
        if (service.launchType() == LaunchType.EC2) {
            return Optional.of("was unable to place a task because no container instance met all of its requirements. "
                    + "Reason: No Container Instances were found in your cluster." + MORE);
        }
        if (!account.hasFargateCapacity()) {
            return Optional.of("was unable to place a task. Reason: Capacity is unavailable at this time. "
                    + "Please try again later or in a different availability zone." + MORE);
        }
        return room(definition) > 0 ? Optional.empty() : Optional.of("was unable to place a task. Reason: You've "
                + "reached the limit on the number of vCPUs you can run concurrently." + MORE);
    }

    /** How many more tasks of this size the account's quota of vCPUs on Fargate lets run. */
    int room(TaskDefinition definition) {
        int left = account.quotas().vcpus() * UNITS_OF_VCPU - account.ecs().fargateUnits();
        int units = EcsTaskSize.units(definition);
        return units == 0 ? Integer.MAX_VALUE : left / units;
    }
}
