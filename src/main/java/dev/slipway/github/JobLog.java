package dev.slipway.github;

import dev.slipway.pipeline.TerminalText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A job's log, line by line, as the run's page shows it: without the runner's time stamps, marks and colours.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
public record JobLog(List<Line> lines) {

    /** A log without a line. */
    public static final JobLog EMPTY = new JobLog(List.of());

    /** In characters; a line has no end of its own. */
    private static final int LONGEST = 10_000;
    private static final String MARK = "##[";
    private static final String END_OF_GROUP = "##[endgroup]";
    /** {@code 2026-11-23T10:00:00.1234567Z}. */
    private static final int SHORTEST_STAMP = "2026-11-23T10:00:00Z".length();
    private static final int LONGEST_STAMP = "2026-11-23T10:00:00.123456789Z".length();

    /** What the runner marks a line as. */
    public enum Kind { TEXT, GROUP, COMMAND, DEBUG, NOTICE, WARNING, ERROR }

    /**
     * One line.
     *
     * @param at    when it was said; empty where the log has no time stamps
     * @param group the place, in {@link #lines}, of the line that opens the group it stands in; -1 outside of any
     * @param text  at most 10,000 characters, and an ellipsis where there were more
     */
    public record Line(Optional<Instant> at, Kind kind, int group, String text) {}

    public JobLog {
        lines = List.copyOf(lines);
    }

    /** @param raw as GitHub sends it; takes time in proportion to its length */
    public static JobLog of(String raw) {
        List<Line> lines = new ArrayList<>();
        int group = -1;
        int start = raw.startsWith("\uFEFF") ? 1 : 0;
        while (start < raw.length()) {
            int end = raw.indexOf('\n', start);
            end = end < 0 ? raw.length() : end;
            Line line = line(raw.substring(start, end), group);
            start = end + 1;
            if (line.text().startsWith(END_OF_GROUP)) {
                group = -1;
                continue;
            }
            lines.add(line);
            group = line.kind() == Kind.GROUP ? lines.size() - 1 : group;
        }
        return new JobLog(lines);
    }

    /**
     * What one step said, up to its last error when it has one; the whole log where that cannot be told. Steps are not
     * marked in a log: their times tell, to the second, and the group that the runner opens before it runs something.
     */
    public Part during(GitHub.Step step) {
        if (step.startedAt().isEmpty() || step.completedAt().isEmpty()) {
            return whole();
        }
        Instant from = step.startedAt().get();
        Instant to = step.completedAt().get().plus(Duration.ofSeconds(1));
        int[] places = IntStream.range(0, lines.size())
                .filter(place -> lines.get(place).at().filter(at -> !at.isBefore(from) && at.isBefore(to)).isPresent())
                .toArray();
        if (places.length == 0) {
            return whole();
        }
        Part part = new Part(places[0], places[places.length - 1] + 1);
        return new Part(begin(part, step), end(part));
    }

    /** All of it. */
    public Part whole() {
        return new Part(0, lines.size());
    }

    /** The lines of a part as one text. */
    public String text(Part part) {
        StringBuilder text = new StringBuilder();
        lines.subList(part.from(), part.to()).forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /**
     * Lines that follow each other.
     *
     * @param from the first one's place
     * @param to   the place behind the last one
     */
    public record Part(int from, int to) {}

    private int begin(Part part, GitHub.Step step) {
        return IntStream.range(part.from(), part.to()).filter(place -> lines.get(place).kind() == Kind.GROUP
                && lines.get(place).text().equals(step.name())).findFirst().orElse(part.from());
    }

    private int end(Part part) {
        for (int place = part.to(); place > part.from(); place--) {
            if (lines.get(place - 1).kind() == Kind.ERROR) {
                return place;
            }
        }
        return part.to();
    }

    private static Line line(String raw, int group) {
        int space = raw.indexOf(' ');
        boolean mayBeStamp = space >= SHORTEST_STAMP && space <= LONGEST_STAMP && raw.charAt(space - 1) == 'Z';
        Optional<Instant> at = mayBeStamp ? time(raw.substring(0, space)) : Optional.empty();
        String text = cut(TerminalText.plain(at.isPresent() ? raw.substring(space + 1) : raw));
        return marked(at, group, text);
    }

    private static Line marked(Optional<Instant> at, int group, String text) {
        if (text.startsWith(MARK) && !text.startsWith(END_OF_GROUP)) {
            for (Kind kind : Kind.values()) {
                String mark = MARK + kind.name().toLowerCase(Locale.ROOT) + "]";
                if (text.startsWith(mark)) {
                    return new Line(at, kind, kind == Kind.GROUP ? -1 : group, text.substring(mark.length()));
                }
            }
        }
        return new Line(at, Kind.TEXT, group, text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static Optional<Instant> time(String stamp) {
        try {
            return Optional.of(Instant.parse(stamp));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
