package dev.slipway.rollout;

import java.time.Instant;

/**
 * One entry of the service's deployment history; it survives the deployment, and a rollback is part of the entry that
 * it undoes.
 *
 * @param status {@code IN_PROGRESS}, {@code SUCCESSFUL}, {@code ROLLBACK_SUCCESSFUL}, {@code STOPPED}, ...
 * @param reason AWS's own words
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html">Service deployments</a>
 */
public record ServiceDeploymentRow(String arn, String status, String reason, Instant createdAt) {

    boolean isRollback() {
        return status.startsWith("ROLLBACK_");
    }
}
