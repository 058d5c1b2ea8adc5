package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.rollout.Entry.LogLine;
import dev.slipway.rollout.Entry.ServiceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts snapshots together for tests, as AWS would show them. Times are seconds since {@link #START}. */
final class Looks {

    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    static final String FAMILY = "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/my-app-api:";

    private final List<DeploymentRow> deployments = new ArrayList<>();
    private final List<ServiceDeploymentRow> history = new ArrayList<>();
    private final List<TaskRow> tasks = new ArrayList<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private final List<TargetRow> targets = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String status = "ACTIVE";
    private long made = -9_000;
    private final Map<String, LogCursor> cursors = new HashMap<>();
    private Waits waits = Waits.UNKNOWN;
    private UnaryOperator<ServiceRow> settings = UnaryOperator.identity();

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    Looks status(String status) {
        this.status = status;
        return this;
    }

    /** The new deployment {@code ecs-svc/new} of revision 2, made in second 0. */
    Looks ours(String status, String rolloutState, int pending, int running) {
        return deployment("ecs-svc/new", status, 2, rolloutState, pending, running);
    }

    /** The earlier deployment {@code ecs-svc/old} of revision 1. */
    Looks old(String status, int running) {
        deployments.add(new DeploymentRow("ecs-svc/old", status, FAMILY + 1, 1, 0, running, 0, "COMPLETED",
                "ECS deployment ecs-svc/old completed.", at(-3600)));
        return this;
    }

    /** The rollback's deployment {@code ecs-svc/back} of revision 1. */
    Looks back(String reason) {
        deployments.add(new DeploymentRow("ecs-svc/back", "PRIMARY", FAMILY + 1, 1, 0, 1, 0, "IN_PROGRESS", reason,
                at(100)));
        return this;
    }

    Looks deployment(String id, String status, int revision, String rolloutState, int pending, int running) {
        deployments.add(new DeploymentRow(id, status, FAMILY + revision, 1, pending, running, 0, rolloutState,
                rolloutState.equals("FAILED") ? "ECS deployment circuit breaker: tasks failed to start." : "", at(0)));
        return this;
    }

    Looks history(String status, String reason) {
        history.add(new ServiceDeploymentRow("arn:service-deployment", status, reason, at(0)));
        return this;
    }

    Looks task(String id, String status) {
        tasks.add(new TaskRow(id, "ecs-svc/new", FAMILY + 2, status, "UNKNOWN", "10.0.0.9", at(2), Optional.empty(),
                Optional.empty(), "", "", List.of()));
        return this;
    }

    Looks started(String id, long seconds) {
        tasks.add(new TaskRow(id, "ecs-svc/new", FAMILY + 2, "RUNNING", "UNKNOWN", "10.0.0.9", at(2),
                Optional.of(at(seconds)), Optional.empty(), "", "", List.of()));
        return this;
    }

    Looks stopped(String id, String stopCode, String reason) {
        tasks.add(new TaskRow(id, "ecs-svc/new", FAMILY + 2, "STOPPED", "UNKNOWN", "10.0.0.9", at(2), Optional.empty(),
                Optional.of(at(20)), stopCode, reason, List.of()));
        return this;
    }

    Looks exited(String id, int code, String containerReason) {
        tasks.add(new TaskRow(id, "ecs-svc/new", FAMILY + 2, "STOPPED", "UNKNOWN", "10.0.0.9", at(2), Optional.of(at(10)),
                Optional.of(at(20)), "EssentialContainerExited", "Essential container in task exited",
                List.of(new TaskRow.ContainerRow("api", "STOPPED", Optional.of(code), containerReason))));
        return this;
    }

    Looks event(String id, long seconds, String message) {
        events.addFirst(new ServiceEvent(id, at(seconds), message));
        return this;
    }

    Looks line(String task, long seconds, String message) {
        log.add(new LogLine(at(seconds), "ecs/api/" + task, message));
        return this;
    }

    Looks problem(Problem problem) {
        problems.add(problem);
        return this;
    }

    Looks target(String state, String description) {
        targets.add(new TargetRow("arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/web/1",
                "10.0.0.9", 8080, state, "", description));
        return this;
    }

    /** The service itself was made then. */
    Looks made(long seconds) {
        made = seconds;
        return this;
    }

    Looks cursor(String stream, String token) {
        cursors.put(stream, new LogCursor(token, 0, at(15).toEpochMilli(), 1));
        return this;
    }

    Looks waits(Duration containers, Duration drain) {
        waits = new Waits(containers, Duration.ZERO, drain, Duration.ZERO);
        return this;
    }

    /** A service whose deployment controller and strategy are these. */
    Looks kind(String controller, String strategy) {
        settings = row -> new ServiceRow(row.readAt(), row.createdAt(), row.desired(), row.pending(), row.running(),
                controller, strategy, false, false, true, row.gracePeriod(), Duration.ZERO, 100, List.of());
        return this;
    }

    Looks grace(long seconds) {
        settings = row -> new ServiceRow(row.readAt(), row.createdAt(), row.desired(), row.pending(), row.running(),
                "ECS", "ROLLING", false, false, true, Duration.ofSeconds(seconds), Duration.ZERO, 100, List.of());
        return this;
    }

    private ServiceRow service(long seconds) {
        int running = deployments.stream().mapToInt(DeploymentRow::running).sum();
        int desired = deployments.stream().filter(DeploymentRow::isPrimary).mapToInt(DeploymentRow::desired).sum();
        return settings.apply(new ServiceRow(at(seconds), at(made), desired, 0, running, "ECS", "ROLLING", false,
                false, true, Duration.ZERO, Duration.ZERO, 100, List.of()));
    }

    Snapshot after(long seconds) {
        return new Snapshot(at(seconds), status, Optional.of(service(seconds)), deployments, history, tasks, events,
                targets, log, cursors, waits, problems);
    }
}
