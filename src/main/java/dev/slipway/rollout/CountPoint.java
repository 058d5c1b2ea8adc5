package dev.slipway.rollout;

import java.time.Instant;

/**
 * The counts of one deployment from a moment on, for a chart of steps.
 *
 * @param deployment {@code ecs-svc/...}
 * @param failed     tasks that did not start, since one last did
 */
public record CountPoint(Instant at, String deployment, int desired, int pending, int running, int failed) {

    static CountPoint of(Instant at, DeploymentRow row) {
        return new CountPoint(at, row.id(), row.desired(), row.pending(), row.running(), row.failed());
    }

    static CountPoint gone(Instant at, String deployment) {
        return new CountPoint(at, deployment, 0, 0, 0, 0);
    }

    /** Whether it says the same of the same deployment. */
    boolean isLike(CountPoint other) {
        return other != null && equals(new CountPoint(at, other.deployment, other.desired, other.pending,
                other.running, other.failed));
    }
}
