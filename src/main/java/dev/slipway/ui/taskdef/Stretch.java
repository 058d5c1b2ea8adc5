package dev.slipway.ui.taskdef;

import java.util.ArrayList;
import java.util.List;

/** What one row of the two texts shows: a pair of lines, or a stretch in which nothing differs, folded away. */
sealed interface Stretch {

    /** How many unchanged lines stay in sight around a changed one. */
    int AROUND = 3;

    record Line(LinePair pair) implements Stretch {}

    record Folded(List<LinePair> pairs) implements Stretch {}

    /** Folds what is longer than its fold would save. */
    static List<Stretch> of(List<LinePair> pairs) {
        List<Stretch> rows = new ArrayList<>();
        int at = 0;
        while (at < pairs.size()) {
            int end = at;
            while (end < pairs.size() && pairs.get(end).kind() == LinePair.Kind.SAME) {
                end++;
            }
            int from = at == 0 ? 0 : Math.min(end, at + AROUND);
            int to = end == pairs.size() ? end : Math.max(from, end - AROUND);
            if (to - from > 1) {
                addLines(pairs.subList(at, from), rows);
                rows.add(new Folded(List.copyOf(pairs.subList(from, to))));
                addLines(pairs.subList(to, end), rows);
            } else {
                addLines(pairs.subList(at, end), rows);
            }
            if (end < pairs.size()) {
                rows.add(new Line(pairs.get(end++)));
            }
            at = end;
        }
        return rows;
    }

    private static void addLines(List<LinePair> pairs, List<Stretch> rows) {
        pairs.forEach(pair -> rows.add(new Line(pair)));
    }
}
