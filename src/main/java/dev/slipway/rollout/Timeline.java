package dev.slipway.rollout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that successive looks have shown, each thing once: what happened in the order of its own time, every
 * deployment and task as last seen. It keeps what AWS forgets (events beyond 100, stopped tasks after an hour).
 */
public final class Timeline {

    /** A container that writes without end must not fill the memory; the oldest entries go first. */
    private static final int KEPT = 10_000;

    private final List<Entry> entries;
    private final Map<String, TaskRow> tasks;
    private final Map<String, DeploymentRow> deployments;
    private final Snapshot latest;

    private Timeline(List<Entry> entries, Map<String, TaskRow> tasks, Map<String, DeploymentRow> deployments,
                     Snapshot latest) {
        this.entries = entries;
        this.tasks = tasks;
        this.deployments = deployments;
        this.latest = latest;
    }

    public static Timeline empty() {
        return new Timeline(List.of(), Map.of(), Map.of(), null);
    }

    /** This and what the next look has shown. */
    public Timeline with(Snapshot look) {
        List<Entry> all = new ArrayList<>(entries);
        Map<String, DeploymentRow> nowDeployments = new LinkedHashMap<>(deployments);
        look.deployments().forEach(row -> deploymentChange(look, row, nowDeployments.put(row.id(), row))
                .ifPresent(all::add));
        Map<String, TaskRow> nowTasks = new LinkedHashMap<>(tasks);
        look.tasks().forEach(row -> taskChange(look, row, nowTasks.put(row.id(), row)).ifPresent(all::add));
        all.addAll(newEvents(look));
        all.addAll(newLines(look));
        all.sort(Comparator.comparing(Entry::at));
        List<Entry> kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
        return new Timeline(List.copyOf(kept), nowTasks, nowDeployments, look);
    }

    /** Oldest first; at most the last 10,000. */
    public List<Entry> entries() {
        return entries;
    }

    /** Empty before the first look. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /** Every task seen, as last seen. */
    public Collection<TaskRow> tasks() {
        return List.copyOf(tasks.values());
    }

    /** Every deployment seen, as last seen, in the order in which they were first seen. */
    public Collection<DeploymentRow> deployments() {
        return List.copyOf(deployments.values());
    }

    public Optional<DeploymentRow> deployment(String id) {
        return Optional.ofNullable(deployments.get(id));
    }

    private static Optional<Entry> deploymentChange(Snapshot look, DeploymentRow now, DeploymentRow before) {
        String from = before == null ? "" : before.rolloutState();
        if (before != null && from.equals(now.rolloutState())) {
            return Optional.empty();
        }
        return Optional.of(new Entry.DeploymentChange(before == null ? now.createdAt() : look.at(), now.id(),
                now.revision(), from, now.rolloutState(), now.reason()));
    }

    private static Optional<Entry> taskChange(Snapshot look, TaskRow now, TaskRow before) {
        String from = before == null ? "" : before.status();
        if (from.equals(now.status())) {
            return Optional.empty();
        }
        var at = switch (now.status()) {
            case "STOPPED" -> now.stoppedAt().orElse(look.at());
            case "RUNNING" -> now.startedAt().orElse(look.at());
            default -> before == null ? now.createdAt() : look.at();
        };
        return Optional.of(new Entry.TaskChange(at, now.id(), from, now.status(), now.why()));
    }

    /** AWS lists the newest first; those of one moment keep their order. */
    private List<Entry.ServiceEvent> newEvents(Snapshot look) {
        var known = entries.stream().filter(Entry.ServiceEvent.class::isInstance)
                .map(entry -> ((Entry.ServiceEvent) entry).id()).collect(Collectors.toSet());
        return look.events().reversed().stream().filter(event -> !known.contains(event.id())).toList();
    }

    /** Lines have no id, and a program may write the same line twice in a millisecond: equal lines are counted. */
    private List<Entry.LogLine> newLines(Snapshot look) {
        Map<Entry, Integer> known = new HashMap<>();
        entries.stream().filter(Entry.LogLine.class::isInstance).forEach(line -> known.merge(line, 1, Integer::sum));
        return look.log().stream().filter(line -> known.merge(line, -1, Integer::sum) < 0).toList();
    }
}
