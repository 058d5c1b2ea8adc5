package dev.slipway.rollout;

import dev.slipway.change.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one look shows that the looks before it did not, as entries of the timeline. */
final class Changes {

    private final Snapshot look;
    private final List<Entry> entries = new ArrayList<>();

    Changes(Snapshot look) {
        this.look = look;
    }

    List<Entry> entries() {
        return entries;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** @param before null for a new one */
    void deployment(DeploymentRow now, DeploymentRow before) {
        String from = before == null ? "" : before.rolloutState();
        if (before == null || !from.equals(now.rolloutState())) {
            entries.add(new Entry.DeploymentChange(before == null ? now.createdAt() : look.at(), now.id(),
                    now.revision(), from, now.rolloutState(), now.reason()));
        }
    }

    /** @param before null for a new one */
    void task(TaskRow now, TaskRow before) {
        String from = before == null ? "" : before.status();
        if (from.equals(now.status())) {
            return;
        }
        var at = switch (now.status()) {
            case "STOPPED" -> now.stoppedAt().orElse(look.at());
            case "RUNNING" -> now.startedAt().orElse(look.at());
            default -> before == null ? now.createdAt() : look.at();
        };
        entries.add(new Entry.TaskChange(at, now.id(), from, now.status(), now.why()));
    }

    /** The targets as they are now, by what names them. */
    Map<String, TargetRow> targets(Map<String, TargetRow> before) {
        Map<String, TargetRow> now = new LinkedHashMap<>();
        look.targets().forEach(row -> now.put(row.key(), row));
        if (now.equals(before)) {
            return before;
        }
        now.forEach((key, row) -> target(row, before.containsKey(key) ? before.get(key).state() : ""));
        before.forEach((key, row) -> {
            if (!now.containsKey(key)) {
                entries.add(new Entry.TargetChange(look.at(), row.name(), row.groupName(), row.state(), "", ""));
            }
        });
        return now;
    }

    private void target(TargetRow now, String from) {
        if (!from.equals(now.state())) {
            entries.add(new Entry.TargetChange(look.at(), now.name(), now.groupName(), from, now.state(), now.why()));
        }
    }

    /** What cannot be read now; said once when it begins and once when it is over. */
    Map<String, Entry.Trouble> troubles(Map<String, Entry.Trouble> before) {
        Map<String, Entry.Trouble> now = new LinkedHashMap<>();
        for (Problem problem : look.problems()) {
            List<Object> facts = problem.facts().stream()
                    .map(fact -> fact instanceof Number ? fact : String.valueOf(fact)).toList();
            now.put(problem.key() + facts, new Entry.Trouble(look.at(), problem.key(), facts, false));
        }
        now.forEach((key, trouble) -> {
            if (!before.containsKey(key)) {
                entries.add(trouble);
            }
        });
        before.forEach((key, trouble) -> {
            if (!now.containsKey(key)) {
                entries.add(new Entry.Trouble(look.at(), trouble.key(), trouble.facts(), true));
            }
        });
        return now;
    }
}
