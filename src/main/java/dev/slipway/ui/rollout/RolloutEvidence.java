package dev.slipway.ui.rollout;

import dev.slipway.diagnosis.Evidence;
import dev.slipway.diagnosis.Evidence.Kind;
import dev.slipway.rollout.DeploymentRow;
import dev.slipway.rollout.Entry;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.TaskRow;
import dev.slipway.rollout.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a watch has seen that may tell why a rollout does not succeed. */
public final class RolloutEvidence {

    private static final int TASKS = 10;
    private static final int EVENTS = 30;
    private static final int LINES = 60;

    private final Timeline timeline;
    private final Judgement judgement;
    private final Set<Evidence> evidence = new LinkedHashSet<>();

    private RolloutEvidence(Timeline timeline, Judgement judgement) {
        this.timeline = timeline;
        this.judgement = judgement;
    }

    /**
     * Of the newest deployment, what stopped its tasks first; then why it counts as stuck, and the service's events
     * since it began.
     */
    public static List<Evidence> of(Timeline timeline, Judgement judgement) {
        RolloutEvidence all = new RolloutEvidence(timeline, judgement);
        timeline.deployments().stream().max(Comparator.comparing(DeploymentRow::createdAt)).ifPresent(all::collect);
        return List.copyOf(all.evidence);
    }

    private void collect(DeploymentRow newest) {
        Instant since = timeline.deployments().stream().filter(row -> !row.rolloutState().equals("COMPLETED"))
                .map(DeploymentRow::createdAt).min(Comparator.naturalOrder()).orElse(newest.createdAt());
        List<TaskRow> failed = timeline.tasks().stream().filter(TaskRow::hasFailed)
                .filter(task -> !task.createdAt().isBefore(since))
                .sorted(Comparator.comparing(TaskRow::createdAt).reversed()).limit(TASKS).toList();
        failed.forEach(this::collect);
        // what is found ill still runs, and no event may have told of it yet
        if (judgement instanceof Judgement.Stuck stuck && stuck.proof() == Judgement.Proof.UNHEALTHY) {
            add(Kind.TEXT, stuck.reason());
        }
        newest(Entry.ServiceEvent.class, since, EVENTS).forEach(event -> add(Kind.SERVICE_EVENT, event.message()));
        if (!failed.isEmpty()) {
            List<String> lines = new ArrayList<>(newest(Entry.LogLine.class, since, LINES)
                    .map(Entry.LogLine::message).toList());
            add(Kind.CONTAINER_REASON, String.join("\n", lines.reversed()));
        }
    }

    private void collect(TaskRow task) {
        add(Kind.STOPPED_REASON, task.stoppedReason());
        for (TaskRow.ContainerRow container : task.containers()) {
            add(Kind.CONTAINER_REASON, container.reason());
            container.exitCode().filter(code -> code != 0).ifPresent(code -> add(Kind.EXIT_CODE, code.toString()));
        }
    }

    private <E extends Entry> Stream<E> newest(Class<E> kind, Instant since, int most) {
        return timeline.entries().reversed().stream().filter(kind::isInstance).map(kind::cast)
                .filter(entry -> !entry.at().isBefore(since)).limit(most);
    }

    private void add(Kind kind, String text) {
        if (!text.isBlank()) {
            evidence.add(new Evidence(kind, text));
        }
    }
}
