package dev.slipway.ui.rollout;

import dev.slipway.rollout.CountPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many tasks there were over time, as lines of steps.
 *
 * @param lines  each begins at the first moment and ends at the last
 * @param starts when each deployment was first seen, but for the first
 */
record CountLines(Map<Line, List<Step>> lines, List<Instant> starts) {

    /** What is counted: of the newest deployment, and of all before it together. */
    enum Line { DESIRED, RUNNING, PENDING, FAILED, EARLIER }

    /** A corner of a line. */
    record Step(Instant at, int count) {}

    /**
     * The lines up to a moment.
     *
     * @param points oldest first
     * @param now    where the lines end
     */
    static CountLines of(List<CountPoint> points, Instant now) {
        Map<Line, List<Step>> lines = new EnumMap<>(Line.class);
        Map<String, CountPoint> latest = new LinkedHashMap<>();
        List<Instant> starts = new ArrayList<>();
        String newest = points.stream().map(CountPoint::deployment).distinct().reduce((_, later) -> later).orElse("");
        for (CountPoint point : points) {
            if (latest.put(point.deployment(), point) == null && latest.size() > 1) {
                starts.add(point.at());
            }
            for (Line line : Line.values()) {
                step(lines.computeIfAbsent(line, _ -> new ArrayList<>()), point.at(), count(line, latest, newest));
            }
        }
        lines.values().forEach(steps -> step(steps, now, steps.getLast().count()));
        return new CountLines(lines, List.copyOf(starts));
    }

    /** Goes on as it was to this moment, and from there with another count. */
    private static void step(List<Step> steps, Instant at, int count) {
        if (!steps.isEmpty() && steps.getLast().at().isBefore(at)) {
            steps.add(new Step(at, steps.getLast().count()));
        }
        if (steps.isEmpty() || steps.getLast().count() != count) {
            steps.add(new Step(at, count));
        }
    }

    private static int count(Line line, Map<String, CountPoint> latest, String newest) {
        CountPoint now = latest.getOrDefault(newest, new CountPoint(Instant.EPOCH, newest, 0, 0, 0, 0));
        return switch (line) {
            case DESIRED -> now.desired();
            case RUNNING -> now.running();
            case PENDING -> now.pending();
            case FAILED -> now.failed();
            case EARLIER -> latest.values().stream().filter(point -> !point.deployment().equals(newest))
                    .mapToInt(CountPoint::running).sum();
        };
    }
}
