package dev.slipway.practice;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** One deployment of a service: a revision on its way to run as often as desired. */
final class EcsDeployment {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LAST_RETRY = Duration.ofMinutes(15);

    private final String id;
    private final EcsRevision revision;
    private final EcsServiceDeployment release;
    private final Instant createdAt;
    private Instant updatedAt;
    private DeploymentRolloutState rolloutState = DeploymentRolloutState.IN_PROGRESS;
    private String rolloutStateReason;
    private int failedTasks;
    private int failuresInARow;
    private Instant retryAt;

    EcsDeployment(String id, EcsRevision revision, EcsServiceDeployment release, Instant createdAt) {
        this.id = id;
        this.revision = revision;
        this.release = release;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.retryAt = createdAt;
        this.rolloutStateReason = "ECS deployment " + id + " in progress.";
    }

    void rollingBackTo(EcsDeployment earlier) {
        rolloutStateReason = "ECS deployment circuit breaker: rolling back to deploymentId " + earlier.id + ".";
    }

    /**
     * A task did not come up, or did not stay; the next try waits, each time longer.
     *
     * @param counts whether AWS counts it: a task that ran and then ended by itself is none of the failed ones
     */
    void taskFailed(boolean counts, Instant now) {
        failedTasks += counts ? 1 : 0;
        retryAt = now.plus(backOff());
        failuresInARow++;
        updatedAt = now;
    }

    private Duration backOff() {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failuresInARow, 20));
        return wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
    }

    /** AWS stops counting failures of a deployment one of whose tasks has run. */
    void taskRuns(Instant now) {
        failedTasks = 0;
        updatedAt = now;
    }

    void completed(Instant now) {
        rolloutState = DeploymentRolloutState.COMPLETED;
        rolloutStateReason = "ECS deployment " + id + " completed.";
        failuresInARow = 0;
        updatedAt = now;
    }

    void failed(String reason, Instant now) {
        rolloutState = DeploymentRolloutState.FAILED;
        rolloutStateReason = reason;
        updatedAt = now;
    }

    boolean isInProgress() {
        return rolloutState == DeploymentRolloutState.IN_PROGRESS;
    }


    boolean hasFailed() {
        return rolloutState == DeploymentRolloutState.FAILED;
    }

    String id() {
        return id;
    }

    EcsRevision revision() {
        return revision;
    }

    TaskDefinition definition() {
        return revision.definition();
    }

    EcsServiceDeployment release() {
        return release;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    DeploymentRolloutState rolloutState() {
        return rolloutState;
    }

    String rolloutStateReason() {
        return rolloutStateReason;
    }

    int failedTasks() {
        return failedTasks;
    }

    int failuresInARow() {
        return failuresInARow;
    }

    Instant retryAt() {
        return retryAt;
    }
}
