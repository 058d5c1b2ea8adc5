package dev.slipway.practice;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.model.ContainerImage;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * What AWS calls a service revision: what the tasks of a deployment are made from.
 *
 * @param network null without the network mode awsvpc
 * @param images  what the containers' images were when it was made; a tag may mean another one later
 */
record EcsRevision(String arn, TaskDefinition definition, NetworkConfiguration network, List<ContainerImage> images) {

    /** Whether tasks made from the other would be the same. */
    boolean isLike(EcsRevision other) {
        return definition.taskDefinitionArn().equals(other.definition.taskDefinitionArn())
                && Objects.equals(network, other.network);
    }
}
