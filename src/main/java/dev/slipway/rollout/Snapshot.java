package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.cloud.AwsProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a service after one look. Not everything is read at every look: each part is as it was last read,
 * and empty until it was. What could not be read the last time has its reason among the problems.
 *
 * @param at       when the look began
 * @param status   {@code ACTIVE}, {@code DRAINING}, {@code INACTIVE}, {@code MISSING}; empty before it could be read
 * @param service  empty when there is no such service
 * @param history  the latest service deployments, newest first
 * @param tasks    newest first
 * @param events   the service's last 100 at most, newest first
 * @param targets  of all its target groups
 * @param log      the lines that are new since the last look, oldest first
 * @param cursors  how far the log streams are read now that moved in this look, by stream
 */
public record Snapshot(Instant at, String status, Optional<ServiceRow> service, List<DeploymentRow> deployments,
                       List<ServiceDeploymentRow> history, List<TaskRow> tasks, List<Entry.ServiceEvent> events,
                       List<TargetRow> targets, List<Entry.LogLine> log, Map<String, LogCursor> cursors, Waits waits,
                       List<Problem> problems) {

    public Snapshot {
        deployments = List.copyOf(deployments);
        history = List.copyOf(history);
        tasks = List.copyOf(tasks);
        events = List.copyOf(events);
        targets = List.copyOf(targets);
        log = List.copyOf(log);
        cursors = Map.copyOf(cursors);
        problems = List.copyOf(problems);
    }

    /** When the service was last really read; the look's own time when it never was. */
    Instant asOf() {
        return service.map(ServiceRow::readAt).orElse(at);
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
