package dev.slipway.rollout;

import java.time.Instant;

/**
 * One of the deployments that a service carries at the moment, as {@code DescribeServices} tells it.
 *
 * @param id             {@code ecs-svc/...}; its tasks bear it as {@code startedBy}
 * @param status         {@code PRIMARY}, {@code ACTIVE} or {@code INACTIVE}
 * @param taskDefinition ARN
 * @param failed         tasks that did not start, since one last did
 * @param rolloutState   {@code IN_PROGRESS}, {@code COMPLETED}, {@code FAILED}, or empty where AWS keeps none
 * @param reason         AWS's own words for the state
 */
public record DeploymentRow(String id, String status, String taskDefinition, int desired, int pending, int running,
                            int failed, String rolloutState, String reason, Instant createdAt) {

    public boolean isPrimary() {
        return status.equals("PRIMARY");
    }

    /** {@code my-app-api:3}. */
    public String revision() {
        return taskDefinition.substring(taskDefinition.lastIndexOf('/') + 1);
    }
}
