package dev.slipway.rollout;

import dev.slipway.change.Reference;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Network;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.taskdef.TaskDefinition;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to run: the pipeline's container with this image, in this definition, on this network.
 *
 * @param pipeline cluster, service, container and tag
 * @param image    and what it was built for, where that is known
 * @param network  for a service that has yet to be made; one that is there keeps its own
 * @param wish     how many, and whether to deploy although nothing changed
 */
public record DeployRequest(Pipeline pipeline, TaskDefinition definition, Facts.Image image, Network network,
                            Wish wish) {

    public DeployRequest {
        Objects.requireNonNull(pipeline);
        Objects.requireNonNull(definition);
        Objects.requireNonNull(image);
        Objects.requireNonNull(network);
        Objects.requireNonNull(wish);
    }

    /** One task, and nothing done when it already runs. */
    public static DeployRequest of(Pipeline pipeline, TaskDefinition definition, Facts.Image image, Network network) {
        return new DeployRequest(pipeline, definition, image, network, new Wish(1, false, Optional.empty()));
    }

    /** The same with an image of which nobody knows what it was built for. */
    public static DeployRequest of(Pipeline pipeline, TaskDefinition definition, ImageRef image, Network network) {
        return of(pipeline, definition, new Facts.Image(image, Optional.empty()), network);
    }

    /** The same, deployed even when this very definition already runs. */
    public DeployRequest forced() {
        return with(new Wish(wish.desiredCount(), true, wish.targetGroup()));
    }

    /** The same, a new service getting its requests by that target group. */
    public DeployRequest behind(Reference targetGroup) {
        return with(new Wish(wish.desiredCount(), wish.forced(), Optional.of(targetGroup)));
    }

    private DeployRequest with(Wish other) {
        return new DeployRequest(pipeline, definition, image, network, other);
    }

    /**
     * How it is deployed.
     *
     * @param desiredCount for a new service, or one that was scaled to nothing
     * @param forced       starts a deployment even when this very definition already runs
     * @param targetGroup  by which a new service gets its requests from a load balancer; by none if empty
     */
    public record Wish(int desiredCount, boolean forced, Optional<Reference> targetGroup) {
        public Wish {
            Objects.requireNonNull(targetGroup);
            if (desiredCount < 1) {
                throw new IllegalArgumentException("a deployment runs at least one task: " + desiredCount);
            }
        }
    }

    String cluster() {
        return pipeline.target().cluster();
    }

    String service() {
        return pipeline.target().service();
    }

    String container() {
        return pipeline.app().container();
    }
}
