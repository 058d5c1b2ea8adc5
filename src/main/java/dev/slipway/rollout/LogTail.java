package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/**
 * What the service's containers write to CloudWatch Logs, each line once: every stream is read on from where it was,
 * and a stopped task's until its last line.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html">Stream names of awslogs</a>
 */
final class LogTail {

    /** Streams of one service that are followed at the same time; a rollout to be watched has fewer. */
    private static final int STREAMS = 200;

    private final Calls calls;
    private final Definitions definitions;
    private final Instant begun;
    private final Map<String, LogCursor> resumed;
    private final Map<String, LogStream> streams = new LinkedHashMap<>();

    /**
     * @param begun   tasks made after it are read from their first line, earlier ones from their last
     * @param resumed how far an earlier watch has read, by stream
     */
    LogTail(Calls calls, Definitions definitions, Instant begun, Map<String, LogCursor> resumed) {
        this.calls = calls;
        this.definitions = definitions;
        this.begun = begun;
        this.resumed = resumed;
    }

    /** What was read in one round: new lines, oldest first, and the places that have moved. */
    record Round(List<Entry.LogLine> lines, Map<String, LogCursor> cursors) {}

    /** Why a stream could not be read; empty when all could. */
    Optional<Problem> problem() {
        return streams.values().stream().map(LogStream::problem).flatMap(Optional::stream).findFirst();
    }

    /** Revisions of tasks whose streams are not known before these have been read. */
    List<String> unknown(List<TaskRow> tasks) {
        return tasks.stream().filter(LogTail::hasRun).map(TaskRow::taskDefinition).distinct()
                .filter(revision -> definitions.known(revision).isEmpty()).toList();
    }

    /** The reads of the streams that are due, no more than so many; what they have shown is {@link #collect}ed. */
    List<Together.Read<Boolean>> due(List<TaskRow> tasks, Instant now, boolean isCalm, int most) {
        tasks.forEach(this::meet);
        streams.values().removeIf(stream -> !stream.isUnderWay() && tasks.stream().noneMatch(stream::isOf));
        return streams.values().stream().filter(stream -> stream.isDue(now, isCalm))
                .sorted(Comparator.comparing(LogStream::lastRead)).limit(most)
                .map(stream -> stream.read(calls, now)).toList();
    }

    /** What the reads have shown that have come back since. */
    Round collect(Instant now) {
        List<Entry.LogLine> lines = new ArrayList<>();
        Map<String, LogCursor> cursors = new LinkedHashMap<>();
        for (LogStream stream : streams.values()) {
            stream.taken(now).ifPresent(taken -> {
                lines.addAll(taken);
                stream.cursor().ifPresent(cursor -> cursors.put(stream.key(), cursor));
            });
        }
        lines.sort(Comparator.comparing(Entry.LogLine::at));
        return new Round(lines, cursors);
    }

    private static boolean hasRun(TaskRow task) {
        return task.startedAt().isPresent() || task.exitCode().isPresent();
    }

    private void meet(TaskRow task) {
        if (!hasRun(task) || streams.values().stream().anyMatch(stream -> stream.isOf(task))) {
            streams.values().stream().filter(stream -> stream.isOf(task)).forEach(stream -> stream.seen(task));
            return;
        }
        definitions.known(task.taskDefinition()).orElse(List.of()).forEach(container -> meet(task, container));
    }

    private void meet(TaskRow task, ContainerDefinition container) {
        var log = container.logConfiguration();
        if (log == null || log.logDriver() != LogDriver.AWSLOGS || streams.size() >= STREAMS) {
            return;
        }
        String prefix = log.options().getOrDefault("awslogs-stream-prefix", "");
        String name = prefix + "/" + container.name() + "/" + task.id();
        LogStream stream = new LogStream(log.options().getOrDefault("awslogs-group", ""), name, task,
                task.createdAt().isAfter(begun));
        stream.resume(resumed.get(stream.key()));
        streams.put(stream.key(), stream);
    }
}
