package dev.slipway.ui.image;

import dev.slipway.change.Bytes;
import dev.slipway.change.Note;
import dev.slipway.image.BuildNews;
import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Moved;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;

/**
 * The rows of a build's log: each step's head, and under it what it said, wherever steps ran side by side. Holds at
 * most 100,000 lines; of a step that says more, the first ones go. Knows no toolkit nodes.
 */
final class BuildLog extends ObservableListBase<BuildLog.Row> {

    static final int MOST_LINES = 100_000;

    private final InstantSource clock;
    private final List<LoggedStep> steps = new ArrayList<>();
    private final Map<String, LoggedStep> byId = new HashMap<>();
    private final Map<LoggedStep, List<String>> heard = new LinkedHashMap<>();
    private int kept;
    private String wanted = "";
    private LoggedStep latest;

    /**
     * A head, or a line.
     *
     * @param line    the line's text; null for a head
     * @param version of a head: another one when it must be drawn anew
     */
    record Row(LoggedStep step, String line, int version) {

        boolean isHead() {
            return line == null;
        }

        String text() {
            return isHead() ? step.name() : line;
        }
    }

    BuildLog(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int size() {
        return steps.stream().mapToInt(BuildLog::rows).sum();
    }

    @Override
    public Row get(int index) {
        int at = index;
        for (LoggedStep step : steps) {
            int rows = rows(step);
            if (at < rows) {
                boolean isLine = at > 0 || step.name().isEmpty();
                return isLine ? new Row(step, step.shown().get(at - head(step)), 0)
                        : new Row(step, null, step.version());
            }
            at -= rows;
        }
        throw new IndexOutOfBoundsException(index);
    }

    private static int rows(LoggedStep step) {
        return step.isShown() ? head(step) + step.shown().size() : 0;
    }

    /** What belongs to no step has no head. */
    private static int head(LoggedStep step) {
        return step.name().isEmpty() ? 0 : 1;
    }

    private int first(LoggedStep step) {
        int first = 0;
        for (LoggedStep other : steps) {
            if (other == step) {
                return first;
            }
            first += rows(other);
        }
        throw new IllegalArgumentException("not of this log: " + step.name());
    }

    /** In the order in which they began. */
    List<LoggedStep> steps() {
        return List.copyOf(steps);
    }

    /** The last row of the step of which something was told last; -1 when there is none. */
    int newest() {
        return latest == null ? -1 : first(latest) + rows(latest) - 1;
    }

    /** Another build begins. */
    void restart() {
        List<Row> all = new ArrayList<>(this);
        steps.clear();
        byId.clear();
        kept = 0;
        latest = null;
        tell(0, all, 0);
    }

    /** Takes all news at once: whoever listens hears of all lines of a step together. */
    void take(List<BuildNews> news) {
        news.forEach(this::take);
        write();
    }

    private void take(BuildNews one) {
        switch (one) {
            case Began(String id, String name) -> began(id, name);
            case Said(String id, String text) -> heard.computeIfAbsent(step(id), _ -> new ArrayList<>()).add(text);
            case Moved(String id, String _, long current, long total) -> headChanged(step(id), step ->
                    step.move(total < 0
                    ? Note.info("image.log.fetched", new Bytes(current))
                    : Note.info("image.layer.SENDING", new Bytes(current), new Bytes(total))));
            case Ended(String id, Outcome outcome, var took, String reason) -> {
                LoggedStep step = step(id);
                if (!reason.isEmpty()) {
                    heard.computeIfAbsent(step, _ -> new ArrayList<>()).addAll(reason.lines().toList());
                }
                write();
                changed(step, () -> step.end(outcome, took, clock.instant()));
            }
        }
    }

    private void began(String id, String name) {
        LoggedStep known = byId.get(id);
        if (known != null) {
            headChanged(known, step -> step.resume(clock.instant()));
        } else {
            // what belongs to no step stays in its place: before what comes after it
            byId.remove("");
            add(id, new LoggedStep(steps.size() + 1, name, clock.instant()));
        }
    }

    private LoggedStep step(String id) {
        LoggedStep step = byId.get(id);
        return step != null ? step : add(id, new LoggedStep(0, "", clock.instant()));
    }

    private LoggedStep add(String id, LoggedStep step) {
        write();
        step.find(wanted);
        int at = size();
        steps.add(step);
        byId.put(id, step);
        latest = step;
        tell(at, List.of(), rows(step));
        return step;
    }

    /** The lines heard so far come under their steps. */
    private void write() {
        heard.forEach((step, lines) -> {
            int end = first(step) + rows(step);
            boolean wasShown = step.isShown();
            int more = step.add(lines).size() + (wasShown || !step.isShown() ? 0 : head(step));
            kept += lines.size();
            latest = step;
            tell(end, List.of(), more);
        });
        heard.clear();
        while (kept > MOST_LINES) {
            drop();
        }
    }

    private void drop() {
        LoggedStep longest = steps.stream().max(Comparator.comparingInt(LoggedStep::size)).orElseThrow();
        int count = Math.min(longest.size(), kept - MOST_LINES + MOST_LINES / 20);
        kept -= count;
        if (wanted.isEmpty() && longest.isOpen()) {
            // the rows that stay are not told anew, so that what is looked at stays where it is
            List<Row> gone = longest.lines().subList(0, count).stream().map(line -> new Row(longest, line, 0)).toList();
            longest.drop(count);
            tell(first(longest) + head(longest), gone, 0);
        } else {
            changed(longest, () -> longest.drop(count));
        }
    }

    private void headChanged(LoggedStep step, Consumer<LoggedStep> change) {
        Row before = new Row(step, null, step.version());
        change.accept(step);
        if (step.isShown() && head(step) == 1) {
            tell(first(step), List.of(before), 1);
        }
    }

    /** Whatever the change does to the step's rows is told: for what is seldom, such as folding. */
    private void changed(LoggedStep step, Runnable change) {
        int first = first(step);
        List<Row> before = rowsOf(step);
        change.run();
        tell(first, before, rows(step));
    }

    /** Instead of these rows there are so many others now. */
    private void tell(int first, List<Row> before, int now) {
        if (!before.isEmpty() || now > 0) {
            beginChange();
            nextReplace(first, first + now, before);
            endChange();
        }
    }

    private List<Row> rowsOf(LoggedStep step) {
        List<Row> rows = new ArrayList<>();
        if (step.isShown()) {
            if (head(step) == 1) {
                rows.add(new Row(step, null, step.version()));
            }
            step.shown().forEach(line -> rows.add(new Row(step, line, 0)));
        }
        return rows;
    }

    /** Folds a step or unfolds it. */
    void turn(LoggedStep step) {
        if (wanted.isEmpty()) {
            changed(step, step::turn);
        }
    }

    /** Shows the lines with this text only, in whatever case; all again when it is empty. */
    void find(String text) {
        List<Row> before = new ArrayList<>(this);
        wanted = text.strip().toLowerCase(Locale.ROOT);
        steps.forEach(step -> step.find(wanted));
        tell(0, before, size());
    }

    /** Time has passed: the heads of the steps at work are drawn anew. */
    void tick() {
        steps.stream().filter(LoggedStep::isAtWork).forEach(step -> headChanged(step, LoggedStep::touch));
    }
}
