package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What AWS itself has said about why a deployment does not come up. */
final class Proofs {

    private static final int LOG_LINES = 5;
    private static final int EVENTS = 3;

    private final Timeline timeline;
    private final String id;

    /** @param id the deployment's */
    Proofs(Timeline timeline, String id) {
        this.timeline = timeline;
        this.id = id;
    }

    /** Tasks of this deployment that ended by themselves, the commonest reason first. */
    List<StopGroup> failures() {
        return StopGroup.of(timeline.tasks().stream().filter(task -> task.deployment().equals(id) && task.hasFailed())
                .toList());
    }

    /** Events since the deployment began in which ECS says what it cannot do, oldest first. */
    List<String> unable() {
        return events().filter(Proofs::isUnable).map(Entry.ServiceEvent::message).toList();
    }

    /** Whether the last that ECS said of starting tasks is that it cannot. */
    boolean cannotStart() {
        return events().filter(event -> isUnable(event) || event.message().contains("has started"))
                .reduce((_, later) -> later).filter(Proofs::isUnable).isPresent();
    }

    private static boolean isUnable(Entry.ServiceEvent event) {
        return event.message().contains("unable to") || event.message().contains("failed to launch")
                || event.message().contains("failed to register targets");
    }

    private Stream<Entry.ServiceEvent> events() {
        return events(timeline, timeline.deployment(id).map(DeploymentRow::createdAt).orElse(Instant.MAX));
    }

    /** Backwards from the newest, so that a long timeline is not gone through from its start. */
    private static Stream<Entry.ServiceEvent> events(Timeline timeline, Instant begin) {
        return timeline.entries().reversed().stream().takeWhile(entry -> !entry.at().isBefore(begin))
                .filter(Entry.ServiceEvent.class::isInstance).map(Entry.ServiceEvent.class::cast).toList().reversed()
                .stream();
    }

    /** For those who may not read the history: the service's own events tell it too. */
    static boolean saysItIsARollback(Timeline timeline, DeploymentRow primary) {
        return primary.reason().contains("rolling back")
                || events(timeline, primary.createdAt().minusSeconds(5)).anyMatch(event ->
                        event.message().contains("rolling back to deployment"));
    }

    /** What of this deployment is found ill although its grace period is over, in AWS's words. */
    List<String> unhealthy(Snapshot look) {
        Duration grace = look.service().map(ServiceRow::gracePeriod).orElse(Duration.ZERO);
        List<String> found = new ArrayList<>();
        for (TaskRow task : alive(look)) {
            boolean isOver = task.startedAt().filter(at -> !at.plus(grace).isAfter(look.asOf())).isPresent();
            if (isOver) {
                look.targets().stream().filter(target -> target.isUnhealthy() && target.id().equals(task.address()))
                        .forEach(target -> found.add(target.name() + ": " + target.why()));
            }
            if (isOver && task.health().equals("UNHEALTHY")) {
                found.add(task.id() + ": healthStatus UNHEALTHY");
            }
        }
        boolean isOneHealthy = alive(look).stream().anyMatch(task -> look.targets().stream()
                .anyMatch(target -> target.state().equals("healthy") && target.id().equals(task.address())));
        if (!isOneHealthy) {
            found.addAll(calledUnhealthy());
        }
        return found;
    }

    private List<TaskRow> alive(Snapshot look) {
        return look.tasks().stream().filter(task -> task.deployment().equals(id) && !task.isStopped()).toList();
    }

    /** A target that ECS acts upon is gone before the next look; the service's event about it stays. */
    private List<String> calledUnhealthy() {
        List<String> own = timeline.tasks().stream().filter(task -> task.deployment().equals(id)).map(TaskRow::id)
                .toList();
        return events().map(Entry.ServiceEvent::message).filter(message -> message.contains(" is unhealthy in "))
                .filter(message -> own.stream().anyMatch(message::contains)).toList().reversed().stream()
                .limit(EVENTS).toList();
    }

    /** The sentence nearest to the cause: why tasks stop, else what ECS cannot do, else the state's own reason. */
    String reason(DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        return Stream.of(failures().stream().map(StopGroup::reason).findFirst().orElse(""),
                        unable().reversed().stream().findFirst().orElse(""), ill().stream().findFirst().orElse(""),
                        history.map(ServiceDeploymentRow::reason).orElse(""), ours.reason())
                .filter(reason -> !reason.isEmpty()).findFirst().orElse("");
    }

    /** All that was said, each line once. */
    List<String> lines(DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        List<String> lines = new ArrayList<>();
        failures().forEach(group -> lines.add(group.count() + " x " + group.reason()
                + group.exitCode().map(code -> " [exit code " + code + "]").orElse("")));
        lines.addAll(unable().reversed().stream().distinct().limit(EVENTS).toList());
        lines.addAll(ill());
        lines.add(ours.reason());
        history.map(ServiceDeploymentRow::reason).ifPresent(lines::add);
        lines.addAll(lastLog());
        return lines.stream().filter(line -> !line.isEmpty()).distinct().toList();
    }

    private List<String> ill() {
        return timeline.latest().map(this::unhealthy).orElse(List.of());
    }

    /** Only of this deployment's own tasks: an old one that still runs says nothing about the new. */
    private List<String> lastLog() {
        Set<String> own = timeline.tasks().stream().filter(task -> task.deployment().equals(id)).map(TaskRow::id)
                .collect(Collectors.toSet());
        return own.isEmpty() ? List.of() : timeline.entries().reversed().stream()
                .filter(Entry.LogLine.class::isInstance).map(Entry.LogLine.class::cast)
                .filter(line -> own.contains(Rows.lastPart(line.stream()))).map(Entry.LogLine::message).distinct()
                .limit(LOG_LINES).toList().reversed();
    }
}
