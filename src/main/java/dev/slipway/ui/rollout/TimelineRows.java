package dev.slipway.ui.rollout;

import dev.slipway.rollout.Entry;
import dev.slipway.ui.rollout.EntryWords.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a timeline: what somebody wants to see, with the same thing said again and again folded into one. */
final class TimelineRows {

    private TimelineRows() {}

    /**
     * What happened once, or several times running.
     *
     * @param entry the latest of them
     * @param count how often
     */
    record Row(Entry entry, int count) {}

    /**
     * What somebody wants to see.
     *
     * @param search      a part of the words, in whatever case; empty for all
     * @param newestFirst else the newest comes last
     */
    record Wish(String search, Set<Kind> kinds, boolean newestFirst) {
        Wish {
            search = search.strip().toLowerCase(Locale.ROOT);
            kinds = Set.copyOf(kinds);
        }

        static Wish all() {
            return new Wish("", EnumSet.allOf(Kind.class), true);
        }
    }

    /** @param entries oldest first */
    static List<Row> of(List<Entry> entries, Wish wish, EntryWords words) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : entries) {
            if (isWished(entry, wish, words)) {
                if (!rows.isEmpty() && isSame(rows.getLast().entry(), entry)) {
                    rows.set(rows.size() - 1, new Row(entry, rows.getLast().count() + 1));
                } else {
                    rows.add(new Row(entry, 1));
                }
            }
        }
        return List.copyOf(wish.newestFirst() ? rows.reversed() : rows);
    }

    private static boolean isWished(Entry entry, Wish wish, EntryWords words) {
        return wish.kinds().contains(EntryWords.kind(entry)) && (wish.search().isEmpty()
                || words.of(entry).toLowerCase(Locale.ROOT).contains(wish.search()));
    }

    /** Events repeat word for word; of log lines every one may be wanted. */
    private static boolean isSame(Entry before, Entry now) {
        return before instanceof Entry.ServiceEvent one && now instanceof Entry.ServiceEvent other
                && one.message().equals(other.message());
    }
}
