package dev.slipway.ui.taskdef;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of two texts side by side.
 *
 * @param before     empty where a line was added
 * @param beforeLine counted from 1; 0 where there is none
 * @param after      empty where a line was taken out
 * @param afterLine  counted from 1; 0 where there is none
 */
record LinePair(Kind kind, int beforeLine, String before, int afterLine, String after) {

    /** What became of a line. */
    enum Kind { SAME, CHANGED, REMOVED, ADDED }

    /** Both texts whole, line by line. */
    static List<LinePair> of(String before, String after) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        List<LinePair> pairs = new ArrayList<>();
        // what differs since the last line that is the same
        int from = 0;
        int fromNow = 0;
        int at = 0;
        int now = 0;
        Patch<String> patch = DiffUtils.diff(was, is, new MyersDiffWithLinearSpace<>(), null);
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            if (delta.getSource().getPosition() > at) {
                changed(from, was.subList(from, at), fromNow, is.subList(fromNow, now), pairs);
                while (at < delta.getSource().getPosition()) {
                    pairs.add(same(at, now++, was.get(at++)));
                }
                from = at;
                fromNow = now;
            }
            at += delta.getSource().size();
            now += delta.getTarget().size();
        }
        changed(from, was.subList(from, at), fromNow, is.subList(fromNow, now), pairs);
        while (at < was.size()) {
            pairs.add(same(at, now++, was.get(at++)));
        }
        return List.copyOf(pairs);
    }

    private static LinePair same(int at, int to, String line) {
        return new LinePair(Kind.SAME, at + 1, line, to + 1, line);
    }

    private static void changed(int at, List<String> was, int to, List<String> is, List<LinePair> pairs) {
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            if (i >= was.size()) {
                pairs.add(new LinePair(Kind.ADDED, 0, "", to + i + 1, is.get(i)));
            } else if (i >= is.size()) {
                pairs.add(new LinePair(Kind.REMOVED, at + i + 1, was.get(i), 0, ""));
            } else {
                pairs.add(new LinePair(Kind.CHANGED, at + i + 1, was.get(i), to + i + 1, is.get(i)));
            }
        }
    }
}
