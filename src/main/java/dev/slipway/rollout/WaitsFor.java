package dev.slipway.rollout;

import java.time.Duration;
import java.util.List;

/** What a deployment that moves is waiting for, and how long the settings let that take. */
final class WaitsFor {

    private final Snapshot look;
    private final DeploymentRow ours;

    WaitsFor(Snapshot look, DeploymentRow ours) {
        this.look = look;
        this.ours = ours;
    }

    Judgement.Wait what() {
        List<TaskRow> alive = look.tasks().stream()
                .filter(task -> task.deployment().equals(ours.id()) && !task.isStopped()).toList();
        if (ours.running() < ours.desired()) {
            return alive.isEmpty() && ours.running() + ours.pending() == 0 ? Judgement.Wait.PLACING
                    : Judgement.Wait.STARTING;
        }
        if (alive.stream().anyMatch(this::isUnproven)) {
            return Judgement.Wait.HEALTH;
        }
        boolean oldRun = look.deployments().stream().anyMatch(row -> !row.id().equals(ours.id()) && row.running() > 0);
        return oldRun ? Judgement.Wait.DRAINING : Judgement.Wait.SETTLING;
    }

    /** It has a health check of whatever kind that it has not passed. */
    private boolean isUnproven(TaskRow task) {
        boolean byContainer = task.health().equals("UNHEALTHY")
                || task.health().equals("UNKNOWN") && !look.waits().containers().isZero();
        return byContainer || look.targets().stream().anyMatch(target -> target.id().equals(task.address())
                && (target.isUnhealthy() || target.state().equals("initial")));
    }

    /** Zero where the settings do not say. */
    Duration atMost(Judgement.Wait wait) {
        Duration grace = look.service().map(ServiceRow::gracePeriod).orElse(Duration.ZERO);
        Duration bake = look.service().map(ServiceRow::bakeTime).orElse(Duration.ZERO);
        return switch (wait) {
            case HEALTH -> Rows.longer(grace, look.waits().containers().plus(look.waits().targets()));
            case DRAINING -> look.waits().untilGone();
            case SETTLING -> bake;
            default -> Duration.ZERO;
        };
    }
}
