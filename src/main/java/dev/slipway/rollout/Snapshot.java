package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a service has shown. What could not be read is empty and has its reason among the problems.
 *
 * @param at       when the look began
 * @param status   {@code ACTIVE}, {@code DRAINING}, {@code INACTIVE}, {@code MISSING}; empty when it could not be read
 * @param history  the latest service deployments, newest first
 * @param events   the service's last 100 at most, newest first
 * @param log      the last lines of the newest task that ran, oldest first
 */
public record Snapshot(Instant at, String status, List<DeploymentRow> deployments,
                       List<ServiceDeploymentRow> history, List<TaskRow> tasks, List<Entry.ServiceEvent> events,
                       List<Entry.LogLine> log, List<Problem> problems) {

    public Snapshot {
        deployments = List.copyOf(deployments);
        history = List.copyOf(history);
        tasks = List.copyOf(tasks);
        events = List.copyOf(events);
        log = List.copyOf(log);
        problems = List.copyOf(problems);
    }

    public Optional<DeploymentRow> primary() {
        return deployments.stream().filter(DeploymentRow::isPrimary).findFirst();
    }

    public Optional<DeploymentRow> deployment(String id) {
        return deployments.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Why its tasks stopped, the commonest reason first. */
    public List<StopGroup> stopped(String deployment) {
        return StopGroup.of(tasks.stream().filter(task -> task.deployment().equals(deployment)).toList());
    }

    boolean wasThrottled() {
        return problems.stream().anyMatch(problem -> problem instanceof AwsProblem.Throttled);
    }
}
