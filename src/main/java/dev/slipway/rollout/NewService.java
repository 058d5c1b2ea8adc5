package dev.slipway.rollout;

import dev.slipway.pipeline.Pipeline;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * A service as Slipway makes one: on Fargate, each task with a public address, and back to the last good deployment
 * when a new one does not come up.
 */
final class NewService {

    /** The old task stays until the new one runs, so that a deployment interrupts nobody. */
    private static final int LEAST_PERCENT = 100;
    private static final int MOST_PERCENT = 200;

    private NewService() {}

    static CreateServiceRequest of(DeployRequest wanted, String taskDefinition) {
        return CreateServiceRequest.builder().cluster(wanted.cluster()).serviceName(wanted.service())
                .taskDefinition(taskDefinition).desiredCount(wanted.wish().desiredCount())
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc
                        .subnets(wanted.network().subnetIds()).securityGroups(wanted.network().securityGroupId())
                        .assignPublicIp(AssignPublicIp.ENABLED)))
                .deploymentConfiguration(it -> it.minimumHealthyPercent(LEAST_PERCENT).maximumPercent(MOST_PERCENT)
                        .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true)))
                .propagateTags(PropagateTags.SERVICE)
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.pipeline().tag()).build()).build();
    }
}
