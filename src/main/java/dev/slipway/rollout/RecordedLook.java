package dev.slipway.rollout;

import dev.slipway.change.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One look as a line of a recording: what it shows that the look before it did not. What is null has not changed.
 *
 * @param fresh  whether the service was read in this look
 * @param tasks  those that are new or have changed; {@code gone}: ids of those that AWS shows no more
 * @param events the new ones, newest first
 * @param said   how many events there are in all, where these are not those before and the new ones
 */
record RecordedLook(Instant at, Boolean fresh, String status, ServiceRow service, List<DeploymentRow> deployments,
                    List<ServiceDeploymentRow> history, List<TaskRow> tasks, List<String> gone,
                    List<Entry.ServiceEvent> events, Integer said, List<TargetRow> targets, List<Entry.LogLine> log,
                    Map<String, LogCursor> cursors, Waits waits, List<Told> problems) {

    /** What a service says of itself at most. */
    private static final int EVENTS = 100;

    /** A problem as it was shown. */
    record Told(String key, List<Object> facts) {}

    /** @param before null for the first look of a recording */
    static RecordedLook of(Snapshot before, Snapshot now) {
        Instant at = now.at();
        ServiceRow service = now.service().map(row -> row.readAt(Instant.EPOCH)).orElse(null);
        ServiceRow had = before == null ? null
                : before.service().map(row -> row.readAt(Instant.EPOCH)).orElse(null);
        boolean isFresh = now.service().filter(row -> row.readAt().equals(at)).isPresent();
        List<TaskRow> tasks = before == null ? List.of() : before.tasks();
        Set<TaskRow> same = new HashSet<>(tasks);
        Set<String> ids = new HashSet<>(now.tasks().stream().map(TaskRow::id).toList());
        List<Entry.ServiceEvent> heard = before == null ? List.of() : before.events();
        Set<String> known = new HashSet<>(heard.stream().map(Entry.ServiceEvent::id).toList());
        List<Entry.ServiceEvent> events = now.events().stream().filter(it -> !known.contains(it.id())).toList();
        int expected = Math.min(EVENTS, heard.size() + events.size());
        return new RecordedLook(at, isFresh ? true : null,
                changed(before == null ? null : before.status(), now.status()),
                changed(had, service), changed(before == null ? null : before.deployments(), now.deployments()),
                changed(before == null ? null : before.history(), now.history()),
                filled(now.tasks().stream().filter(task -> !same.contains(task)).toList()),
                filled(tasks.stream().map(TaskRow::id).filter(id -> !ids.contains(id)).toList()),
                filled(events), now.events().size() == expected ? null : (Integer) now.events().size(),
                changed(before == null ? null : before.targets(), now.targets()), filled(masked(now.log())),
                now.cursors().isEmpty() ? null : now.cursors(),
                changed(before == null ? null : before.waits(), now.waits()),
                before != null && before.problems().equals(now.problems()) ? null : told(now.problems()));
    }

    /** The whole look, from the one before it. */
    Snapshot after(Snapshot before) {
        Optional<ServiceRow> known = Optional.ofNullable(service).or(() -> before == null || isGone()
                ? Optional.empty() : before.service());
        Instant readAt = Boolean.TRUE.equals(fresh) ? at
                : before == null ? at : before.service().map(ServiceRow::readAt).orElse(at);
        return new Snapshot(at, or(status, before == null ? "" : before.status()), known.map(row -> row.readAt(readAt)),
                or(deployments, before == null ? List.of() : before.deployments()),
                or(history, before == null ? List.of() : before.history()), tasksAfter(before), eventsAfter(before),
                or(targets, before == null ? List.of() : before.targets()), or(log, List.of()),
                or(cursors, Map.of()), or(waits, before == null ? Waits.UNKNOWN : before.waits()),
                problems == null ? before == null ? List.of() : before.problems() : retold());
    }

    private List<Problem> retold() {
        return problems.stream().<Problem>map(told -> new RecordedProblem(told.key(), told.facts())).toList();
    }

    private boolean isGone() {
        return "MISSING".equals(status);
    }

    private List<TaskRow> tasksAfter(Snapshot before) {
        if (before != null && tasks == null && gone == null) {
            return before.tasks();
        }
        Map<String, TaskRow> all = new LinkedHashMap<>();
        (before == null ? List.<TaskRow>of() : before.tasks()).forEach(task -> all.put(task.id(), task));
        or(tasks, List.<TaskRow>of()).forEach(task -> all.put(task.id(), task));
        or(gone, List.<String>of()).forEach(all::remove);
        return all.values().stream().sorted(Comparator.comparing(TaskRow::createdAt).reversed()).toList();
    }

    private List<Entry.ServiceEvent> eventsAfter(Snapshot before) {
        List<Entry.ServiceEvent> all = new ArrayList<>(or(events, List.of()));
        all.addAll(before == null ? List.of() : before.events());
        return all.subList(0, Math.min(said == null ? EVENTS : said, all.size()));
    }

    /** Containers write what they like, and no secret is written to disk. */
    private static List<Entry.LogLine> masked(List<Entry.LogLine> lines) {
        return lines.stream().map(line -> new Entry.LogLine(line.at(), line.stream(),
                Redaction.ofSecrets().of(line.message()))).toList();
    }

    private static List<Told> told(List<Problem> problems) {
        return problems.stream().map(problem -> new Told(problem.key(), problem.facts().stream()
                .map(fact -> fact instanceof Number ? fact : String.valueOf(fact)).toList())).toList();
    }

    private static <T> T changed(T before, T now) {
        return now == null || now.equals(before) ? null : now;
    }

    private static <T> List<T> filled(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
