package dev.slipway.practice;

import java.time.Instant;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** What AWS calls a service deployment: one wish to change a service, with its rollback if it came to that. */
final class EcsServiceDeployment {

    private final String arn;
    private final EcsRevision target;
    private final EcsRevision source;
    private final Instant createdAt;
    private Instant finishedAt;
    private Instant updatedAt;
    private ServiceDeploymentStatus status = ServiceDeploymentStatus.IN_PROGRESS;
    private String statusReason;
    private Rollback rollback;
    private int failures;

    /** @param source null for a service's first */
    EcsServiceDeployment(String arn, EcsRevision target, EcsRevision source, Instant createdAt) {
        this.arn = arn;
        this.target = target;
        this.source = source;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    void counted(int failures) {
        this.failures = Math.max(this.failures, failures);
    }

    void rollingBack(String reason, EcsRevision to, Instant now) {
        rollback = Rollback.builder().reason(reason).startedAt(now).serviceRevisionArn(to.arn()).build();
        status = ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
        statusReason = reason;
        updatedAt = now;
    }

    void ended(ServiceDeploymentStatus status, String reason, Instant now) {
        this.status = status;
        this.statusReason = reason;
        this.finishedAt = now;
        this.updatedAt = now;
    }

    boolean hasEnded() {
        return finishedAt != null;
    }

    boolean isRollingBack() {
        return status == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
    }

    String arn() {
        return arn;
    }

    EcsRevision target() {
        return target;
    }

    /** Null for a service's first. */
    EcsRevision source() {
        return source;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Null while it goes on. */
    Instant finishedAt() {
        return finishedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    ServiceDeploymentStatus status() {
        return status;
    }

    String statusReason() {
        return statusReason;
    }

    /** Null when nothing was rolled back. */
    Rollback rollback() {
        return rollback;
    }

    int failures() {
        return failures;
    }
}
