package dev.slipway.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tasks that stopped for the same reason.
 *
 * @param reason   AWS's own words, of the one that stopped last
 * @param exitCode what they exited with, if a container ever ran
 * @param last     when the last one stopped
 */
public record StopGroup(String reason, Optional<Integer> exitCode, int count, Instant last) {

    /** Ids, digests, addresses and counts of tries differ from task to task and make no other reason. */
    private static final String VARIES = "[0-9a-f]{8}(?:-?[0-9a-f]{4,})+|\\d+\\.\\d+\\.\\d+\\.\\d+(?::\\d+)?|\\d+ time";

    /** The largest group first. */
    static List<StopGroup> of(Collection<TaskRow> stopped) {
        Map<String, List<TaskRow>> byReason = stopped.stream().filter(TaskRow::isEnding).collect(Collectors.groupingBy(
                task -> task.exitCode() + task.why().replaceAll(VARIES, "*"), LinkedHashMap::new, Collectors.toList()));
        return byReason.values().stream().map(StopGroup::of)
                .sorted(Comparator.comparingInt(StopGroup::count).reversed()).toList();
    }

    private static StopGroup of(List<TaskRow> alike) {
        TaskRow last = alike.stream().max(Comparator.comparing(StopGroup::stoppedAt)).orElseThrow();
        return new StopGroup(last.why(), last.exitCode(), alike.size(), stoppedAt(last));
    }

    private static Instant stoppedAt(TaskRow task) {
        return task.stoppedAt().orElse(task.createdAt());
    }
}
