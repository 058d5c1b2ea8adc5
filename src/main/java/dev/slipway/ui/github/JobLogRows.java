package dev.slipway.ui.github;

import dev.slipway.github.JobLog;
import dev.slipway.github.JobLog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The lines of a log that somebody wants to see. */
final class JobLogRows {

    private JobLogRows() {}

    /**
     * One line.
     *
     * @param place  in the whole log
     * @param isOpen of a group, whether its lines follow
     */
    record Row(int place, Kind kind, boolean isOpen, String text) {
        boolean isGroup() {
            return kind == Kind.GROUP;
        }
    }

    /**
     * What is wanted.
     *
     * @param search a part of a line in whatever case; empty for all
     * @param open   the places of the groups that are unfolded
     */
    record Wish(String search, Set<Integer> open) {
        Wish {
            search = search.strip().toLowerCase(Locale.ROOT);
            open = Set.copyOf(open);
        }

        boolean isOpen(int group) {
            return group < 0 || !search.isEmpty() || open.contains(group);
        }
    }

    /** Who searches finds inside closed groups, too. */
    static List<Row> of(JobLog log, JobLog.Part part, Wish wish) {
        List<Row> rows = new ArrayList<>();
        for (int place = part.from(); place < part.to(); place++) {
            JobLog.Line line = log.lines().get(place);
            boolean isWanted = line.text().toLowerCase(Locale.ROOT).contains(wish.search());
            // of a group whose beginning another step has, all is shown
            boolean isShown = line.group() < part.from() || wish.isOpen(line.group());
            if (isWanted && isShown) {
                rows.add(new Row(place, line.kind(), wish.isOpen(place), line.text()));
            }
        }
        return rows;
    }
}
