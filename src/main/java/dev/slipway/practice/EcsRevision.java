package dev.slipway.practice;

import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * What AWS calls a service revision: what the tasks of a deployment are made from.
 *
 * @param network null without the network mode awsvpc
 */
record EcsRevision(String arn, TaskDefinition definition, NetworkConfiguration network) {

    /** Whether tasks made from the other would be the same. */
    boolean isLike(EcsRevision other) {
        return definition.taskDefinitionArn().equals(other.definition.taskDefinitionArn())
                && Objects.equals(network, other.network);
    }
}
