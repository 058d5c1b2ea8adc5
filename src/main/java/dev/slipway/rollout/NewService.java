package dev.slipway.rollout;

import dev.slipway.change.Reference;
import dev.slipway.pipeline.Pipeline;
import java.util.function.Function;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * A service as Slipway makes one: on Fargate, each task with a public address, behind a load balancer if that is wished
 * for, and back to the last good deployment when a new one does not come up.
 */
final class NewService {

    /** The old task stays until the new one runs, so that a deployment interrupts nobody. */
    private static final int LEAST_PERCENT = 100;
    private static final int MOST_PERCENT = 200;
    /** So long a slow start is not taken for ill health. */
    private static final int GRACE_SECONDS = 60;

    private NewService() {}

    /** @param id of what is referred to, or what stands for it in a preview */
    static CreateServiceRequest of(DeployRequest wanted, String taskDefinition, Function<Reference, String> id) {
        CreateServiceRequest.Builder request = CreateServiceRequest.builder().cluster(wanted.cluster())
                .serviceName(wanted.service()).taskDefinition(taskDefinition).desiredCount(wanted.wish().desiredCount())
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc
                        .subnets(wanted.network().subnetIds()).securityGroups(wanted.network().securityGroupIds())
                        .assignPublicIp(AssignPublicIp.ENABLED)))
                .deploymentConfiguration(it -> it.minimumHealthyPercent(LEAST_PERCENT).maximumPercent(MOST_PERCENT)
                        .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true)))
                .propagateTags(PropagateTags.SERVICE)
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.pipeline().tag()).build());
        wanted.wish().targetGroup().ifPresent(group -> request.healthCheckGracePeriodSeconds(GRACE_SECONDS)
                .loadBalancers(LoadBalancer.builder().targetGroupArn(id.apply(group)).containerName(wanted.container())
                        .containerPort(wanted.pipeline().app().port()).build()));
        return request.build();
    }
}
