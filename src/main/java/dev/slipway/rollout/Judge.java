package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides how one deployment stands, from all that was seen.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html">Circuit breaker</a>
 */
final class Judge {

    /** A service deployment and the deployment in DescribeServices are made in the same moment, by different clocks. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(60);
    /** One stopped task is an accident, the second of its kind a pattern. */
    private static final int LOOP = 2;

    private final Timeline timeline;
    private final String id;
    private final Proofs proofs;

    Judge(Timeline timeline, String id) {
        this.timeline = timeline;
        this.id = id;
        this.proofs = new Proofs(timeline, id);
    }

    static Judgement ofLatest(Timeline timeline) {
        Optional<DeploymentRow> primary = timeline.latest().flatMap(Snapshot::primary);
        Optional<ServiceDeploymentRow> newest = timeline.latest().flatMap(look -> look.history().stream().findFirst());
        boolean isBack = newest.filter(ServiceDeploymentRow::isRollback).isPresent();
        if (isBack && primary.filter(row -> !row.rolloutState().equals("FAILED")).isPresent()) {
            Judge judge = new Judge(timeline, lastBefore(timeline, primary.get()));
            return judge.rolledBack(primary.get(), newest);
        }
        return new Judge(timeline, primary.map(DeploymentRow::id).orElse("")).judge();
    }

    /** The deployment that was seen before the one that is now primary; empty if none was. */
    private static String lastBefore(Timeline timeline, DeploymentRow primary) {
        return timeline.deployments().stream().filter(row -> row.createdAt().isBefore(primary.createdAt()))
                .reduce((_, later) -> later).map(DeploymentRow::id).orElse("");
    }

    Judgement judge() {
        Snapshot look = timeline.latest().orElse(null);
        if (look == null || look.status().isEmpty()) {
            return new Judgement.Progressing(Judgement.Wait.SIGHT, Duration.ZERO);
        }
        if (!look.status().equals("ACTIVE")) {
            return new Judgement.Gone(look.status());
        }
        Optional<DeploymentRow> ours = timeline.deployment(id);
        Optional<DeploymentRow> primary = look.primary();
        if (ours.isEmpty() || primary.isEmpty()) {
            return new Judgement.Progressing(Judgement.Wait.SIGHT, Duration.ZERO);
        }
        return primary.get().id().equals(id) ? asPrimary(look, primary.get())
                : displaced(look, ours.get(), primary.get());
    }

    private Judgement asPrimary(Snapshot look, DeploymentRow ours) {
        Optional<ServiceDeploymentRow> history = history(look, ours);
        if (history.filter(row -> row.status().matches("ROLLBACK_(REQUESTED|IN_PROGRESS)")).isPresent()) {
            return progressing(Judgement.Wait.ROLLING_BACK, look, ours);
        }
        return switch (ours.rolloutState()) {
            case "COMPLETED" -> new Judgement.Succeeded(id, ours.revision());
            case "FAILED" -> new Judgement.Failed(proofs.reason(ours, history), proofs.lines(ours, history));
            default -> underWay(look, ours, history);
        };
    }

    private Judgement underWay(Snapshot look, DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        if (history.filter(row -> row.status().equals("STOPPED")).isPresent()) {
            return new Judgement.Failed(proofs.reason(ours, history), proofs.lines(ours, history));
        }
        boolean isLoop = proofs.failures().stream().anyMatch(group -> group.count() >= LOOP);
        boolean cannotPlace = ours.running() == 0 && ours.pending() == 0 && !proofs.unable().isEmpty();
        if (isLoop || cannotPlace) {
            return new Judgement.Stuck(proofs.reason(ours, history), proofs.lines(ours, history));
        }
        return progressing(waitsFor(look, ours), look, ours);
    }

    private Judgement.Wait waitsFor(Snapshot look, DeploymentRow ours) {
        List<TaskRow> alive = look.tasks().stream()
                .filter(task -> task.deployment().equals(id) && !task.isStopped()).toList();
        if (ours.running() < ours.desired()) {
            return alive.isEmpty() && ours.running() + ours.pending() == 0 ? Judgement.Wait.PLACING
                    : Judgement.Wait.STARTING;
        }
        if (alive.stream().anyMatch(task -> task.health().equals("UNHEALTHY"))) {
            return Judgement.Wait.HEALTH;
        }
        boolean oldRun = look.deployments().stream().anyMatch(row -> !row.id().equals(id) && row.running() > 0);
        return oldRun ? Judgement.Wait.DRAINING : Judgement.Wait.SETTLING;
    }

    /** Another deployment is primary: ECS went back, or somebody deployed. */
    private Judgement displaced(Snapshot look, DeploymentRow ours, DeploymentRow primary) {
        Optional<ServiceDeploymentRow> history = history(look, ours);
        boolean isBack = ours.rolloutState().equals("FAILED") || primary.reason().contains("rolling back")
                || history.filter(ServiceDeploymentRow::isRollback).isPresent()
                || timeline.deployments().stream().anyMatch(row -> row.createdAt().isBefore(ours.createdAt())
                        && row.taskDefinition().equals(primary.taskDefinition()));
        return isBack ? rolledBack(primary, history) : new Judgement.Replaced(primary.id(), primary.revision());
    }

    private Judgement rolledBack(DeploymentRow primary, Optional<ServiceDeploymentRow> history) {
        DeploymentRow given = timeline.deployment(id).orElse(primary);
        return new Judgement.RolledBack(proofs.reason(given, history), primary.revision(),
                proofs.lines(given, history));
    }

    /** The newest entry of the history, if it is not older than our deployment. */
    private static Optional<ServiceDeploymentRow> history(Snapshot look, DeploymentRow ours) {
        Instant earliest = ours.createdAt().minus(SAME_MOMENT);
        return look.history().stream().findFirst().filter(row -> !row.createdAt().isBefore(earliest));
    }

    private static Judgement progressing(Judgement.Wait waitsFor, Snapshot look, DeploymentRow ours) {
        return new Judgement.Progressing(waitsFor, Duration.between(ours.createdAt(), look.at()));
    }
}
