package dev.slipway.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that successive looks have shown, each thing once: what happened in the order of its own time, every
 * deployment and task as last seen. It keeps what AWS forgets (events beyond 100, stopped tasks after an hour), and is
 * never changed: a further look gives another timeline.
 */
public final class Timeline {

    /** AWS shows 100; more are remembered in case that one answer is older than the one before it. */
    private static final int EVENTS = 1_000;
    /** A crash loop of days makes a task every few minutes. */
    private static final int TASKS = 5_000;

    private final Entries entries;
    private final Map<String, TaskRow> tasks;
    private final Map<String, DeploymentRow> deployments;
    private final Map<String, TargetRow> targets;
    private final Set<String> events;
    private final Map<String, Entry.Trouble> troubles;
    private final Map<String, LogCursor> cursors;
    private final Counts counts;
    private final Span span;

    /** The first look's time, when a look last showed something else than the one before it, and the last look. */
    private record Span(Instant begun, Instant movedAt, Snapshot latest) {}

    private Timeline(Entries entries, Map<String, TaskRow> tasks, Map<String, DeploymentRow> deployments,
                     Map<String, TargetRow> targets, Set<String> events, Map<String, Entry.Trouble> troubles,
                     Map<String, LogCursor> cursors, Counts counts, Span span) {
        this.entries = entries;
        this.tasks = tasks;
        this.deployments = deployments;
        this.targets = targets;
        this.events = events;
        this.troubles = troubles;
        this.cursors = cursors;
        this.counts = counts;
        this.span = span;
    }

    public static Timeline empty() {
        return new Timeline(Entries.none(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Counts.none(),
                new Span(null, null, null));
    }

    /** This and what the next look has shown. */
    public Timeline with(Snapshot look) {
        Changes changes = new Changes(look);
        Map<String, DeploymentRow> nowDeployments = new LinkedHashMap<>(deployments);
        look.deployments().forEach(row -> changes.deployment(row, nowDeployments.put(row.id(), row)));
        Map<String, TaskRow> nowTasks = withTasks(look, changes);
        Map<String, TargetRow> nowTargets = changes.targets(targets);
        boolean hasMoved = !changes.entries().isEmpty();
        Map<String, Entry.Trouble> nowTroubles = changes.troubles(troubles);
        Set<String> nowEvents = withEvents(look, changes);
        look.log().forEach(changes::add);
        Map<String, LogCursor> nowCursors = new LinkedHashMap<>(cursors);
        nowCursors.putAll(look.cursors());
        Counts nowCounts = counts.with(look);
        hasMoved |= nowCounts != counts || span.begun() == null;
        return new Timeline(entries.with(changes.entries()), nowTasks, nowDeployments, nowTargets, nowEvents,
                nowTroubles, nowCursors, nowCounts, new Span(span.begun() == null ? look.at() : span.begun(),
                        hasMoved ? look.at() : span.movedAt(), look));
    }

    /** Oldest first; at most the last 50,000. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** How many entries older than {@link #entries} there were. */
    public long dropped() {
        return entries.dropped();
    }

    /**
     * How many entries at the end are new since an earlier timeline; empty when some came in between others, or the
     * two have nothing to do with each other. The oldest may be {@link #dropped} in either case.
     */
    public OptionalInt newerThan(Timeline earlier) {
        int newer = entries.newerThan(earlier.entries);
        return newer < 0 ? OptionalInt.empty() : OptionalInt.of(newer);
    }

    /** Oldest first: a point whenever the counts of a deployment changed, at most 2,000. */
    public List<CountPoint> counts() {
        return Collections.unmodifiableList(counts.points());
    }

    /** Empty before the first look. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(span.latest());
    }

    /** When the first look was. */
    public Optional<Instant> begun() {
        return Optional.ofNullable(span.begun());
    }

    /** When deployments, counts, tasks or targets last changed. */
    Optional<Instant> movedAt() {
        return Optional.ofNullable(span.movedAt());
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

    /** How far each log stream has been read. */
    Map<String, LogCursor> cursors() {
        return cursors;
    }

    /** Whether the look is of the very service that this has seen, and not of a later one of the same name. */
    public boolean isOf(Snapshot look) {
        Optional<Instant> before = latest().flatMap(Snapshot::service).map(ServiceRow::createdAt);
        Optional<Instant> now = look.service().map(ServiceRow::createdAt);
        return before.isEmpty() || now.isEmpty() || before.equals(now);
    }

    private Map<String, TaskRow> withTasks(Snapshot look, Changes changes) {
        if (latest().filter(last -> last.tasks().equals(look.tasks())).isPresent()) {
            return tasks;
        }
        Map<String, TaskRow> now = new LinkedHashMap<>(tasks);
        look.tasks().forEach(row -> changes.task(row, now.put(row.id(), row)));
        dropEldest(now.keySet(), TASKS);
        return now;
    }

    /** AWS lists the newest first; those of one moment keep their order. */
    private Set<String> withEvents(Snapshot look, Changes changes) {
        List<Entry.ServiceEvent> fresh = look.events().reversed().stream()
                .filter(event -> !events.contains(event.id())).toList();
        if (fresh.isEmpty()) {
            return events;
        }
        fresh.forEach(changes::add);
        Set<String> now = new LinkedHashSet<>(events);
        fresh.forEach(event -> now.add(event.id()));
        dropEldest(now, EVENTS);
        return now;
    }

    private static void dropEldest(Set<String> keys, int most) {
        List<String> eldest = new ArrayList<>(keys).subList(0, Math.max(0, keys.size() - most));
        eldest.forEach(keys::remove);
    }
}
