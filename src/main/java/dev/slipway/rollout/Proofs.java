package dev.slipway.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Instant begin = timeline.deployment(id).map(DeploymentRow::createdAt).orElse(Instant.MAX);
        return timeline.entries().stream().filter(Entry.ServiceEvent.class::isInstance)
                .map(Entry.ServiceEvent.class::cast).filter(event -> !event.at().isBefore(begin))
                .map(Entry.ServiceEvent::message)
                .filter(message -> message.contains("unable to") || message.contains("failed to launch")).toList();
    }

    /** The sentence nearest to the cause: why tasks stop, else what ECS cannot do, else the state's own reason. */
    String reason(DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        return Stream.of(failures().stream().map(StopGroup::reason).findFirst().orElse(""),
                        unable().reversed().stream().findFirst().orElse(""),
                        history.map(ServiceDeploymentRow::reason).orElse(""), ours.reason())
                .filter(reason -> !reason.isEmpty()).findFirst().orElse("");
    }

    /** All that was said, each line once. */
    List<String> lines(DeploymentRow ours, Optional<ServiceDeploymentRow> history) {
        List<String> lines = new ArrayList<>();
        failures().forEach(group -> lines.add(group.count() + " x " + group.reason()
                + group.exitCode().map(code -> " [exit code " + code + "]").orElse("")));
        lines.addAll(unable().reversed().stream().distinct().limit(EVENTS).toList());
        lines.add(ours.reason());
        history.map(ServiceDeploymentRow::reason).ifPresent(lines::add);
        lines.addAll(lastLog());
        return lines.stream().filter(line -> !line.isEmpty()).distinct().toList();
    }

    /** Only of this deployment's own tasks: an old one that still runs says nothing about the new. */
    private List<String> lastLog() {
        List<String> own = timeline.tasks().stream().filter(task -> task.deployment().equals(id)).map(TaskRow::id)
                .toList();
        List<String> log = timeline.entries().stream().filter(Entry.LogLine.class::isInstance)
                .map(Entry.LogLine.class::cast).filter(line -> own.contains(Rows.lastPart(line.stream())))
                .map(Entry.LogLine::message).toList();
        return log.subList(Math.max(0, log.size() - LOG_LINES), log.size());
    }
}
