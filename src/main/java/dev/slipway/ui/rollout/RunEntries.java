package dev.slipway.ui.rollout;

import dev.slipway.github.GitHub;
import dev.slipway.github.RunSnapshot;
import dev.slipway.rollout.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a workflow run has done so far, to stand among what the service did. */
final class RunEntries {

    private RunEntries() {}

    /** The beginning of the step under way and the ends of those before, oldest first; skipped ones did nothing. */
    static List<Entry> of(Optional<RunSnapshot> run) {
        List<Entry> entries = new ArrayList<>();
        run.ifPresent(snapshot -> snapshot.jobs().forEach(job -> job.steps().forEach(step -> at(step)
                .ifPresent(at -> entries.add(new Entry.RunStep(at, job.name(), step.name(), state(step)))))));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    /** Both lists, oldest first; each of them is in order. */
    static List<Entry> among(List<Entry> run, List<Entry> service) {
        if (run.isEmpty()) {
            return service;
        }
        List<Entry> all = new ArrayList<>(run.size() + service.size());
        int next = 0;
        for (Entry entry : service) {
            while (next < run.size() && run.get(next).at().isBefore(entry.at())) {
                all.add(run.get(next++));
            }
            all.add(entry);
        }
        all.addAll(run.subList(next, run.size()));
        return all;
    }

    private static Optional<Instant> at(GitHub.Step step) {
        if (step.conclusion() == GitHub.Conclusion.SKIPPED) {
            return Optional.empty();
        }
        return step.status() == GitHub.Status.IN_PROGRESS ? step.startedAt() : step.completedAt();
    }

    private static String state(GitHub.Step step) {
        return step.status() == GitHub.Status.COMPLETED ? step.conclusion().name() : step.status().name();
    }
}
