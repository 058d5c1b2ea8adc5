package dev.slipway.taskdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object or a list cut into its values, each with what is written around it, so that it can be put together again
 * with other values.
 *
 * @param open           the bracket
 * @param close          what stands behind the last value, bracket and all
 * @param endsWithAComma whether a comma stands behind the last value, as strict JSON does not have it
 * @param colon          what stands between a new key and its value
 * @param indentation    the white space before a new value's line
 */
record JsonSegments(String open, List<Segment> all, String close, boolean endsWithAComma, String colon,
        String indentation) {

    /**
     * A value and what belongs to it.
     *
     * @param index where it stands among them, from 0
     * @param head  what stands before it, from the comma (and its remark) or bracket on
     * @param mid   what stands between it and its comma
     * @param tail  the remark that follows in its line
     */
    record Segment(int index, JsonPiece.Member member, String head, String mid, String tail) {}

    /**
     * What is to stand there now.
     *
     * @param old the segment whose place and remarks it has, or null when it is new
     */
    record Written(Segment old, String core) {}

    /** @param members at least one */
    static JsonSegments of(JsonBlanks blanks, int start, int end, List<JsonPiece.Member> members) {
        String text = blanks.text();
        List<Segment> all = new ArrayList<>();
        int at = start + 1;
        boolean comma = false;
        for (JsonPiece.Member member : members) {
            int behind = member.value().end();
            int next = blanks.skip(behind);
            comma = text.charAt(next) == ',';
            int tail = comma ? next + 1 : behind;
            int remark = blanks.remark(tail);
            all.add(new Segment(all.size(), member, text.substring(at, member.start()),
                    comma ? text.substring(behind, next) : "", text.substring(tail, remark)));
            at = remark;
        }
        JsonPiece.Member first = members.getFirst();
        String colon = ": ";
        if (!first.name().isEmpty()) {
            String between = text.substring(blanks.quoted(first.start()), first.value().start());
            colon = between.matches("\\s*:\\s*") && !between.contains("\n") ? between : colon;
        }
        return new JsonSegments(text.substring(start, start + 1), all, text.substring(at, end), comma, colon,
                blanks.indentation(first.start()));
    }

    /** The object or list with these values instead, of which there is at least one. */
    String around(List<Written> written, String lineEnd) {
        StringBuilder out = new StringBuilder(open);
        Set<Integer> kept = written.stream().map(Written::old).filter(Objects::nonNull).map(Segment::index)
                .collect(Collectors.toSet());
        boolean lineIsOpen = false;
        for (int i = 0; i < written.size(); i++) {
            Segment old = written.get(i).old();
            String head = beginsItsLine(old, kept) ? lineEnd + indentation : head(old, i, lineEnd);
            out.append(closed(lineIsOpen, head, lineEnd)).append(written.get(i).core());
            out.append(old == null ? "" : old.mid());
            if (i < written.size() - 1 || endsWithAComma) {
                out.append(',');
            }
            String tail = old == null ? "" : old.tail();
            out.append(tail);
            lineIsOpen = JsonBlanks.isOpen(tail);
        }
        return out.append(closed(lineIsOpen, close, lineEnd)).toString();
    }

    /** Whether nothing in it begins a line of its own. */
    boolean isInOneLine() {
        return !close.contains("\n") && all.stream().noneMatch(segment -> segment.head().contains("\n"));
    }

    private static String closed(boolean lineIsOpen, String next, String lineEnd) {
        return lineIsOpen && !next.startsWith("\n") && !next.startsWith("\r") ? lineEnd + next : next;
    }

    /** Whether the value that began this one's line is gone, so that this one begins it now. */
    private boolean beginsItsLine(Segment old, Set<Integer> kept) {
        if (old == null || !old.head().isBlank() || old.head().contains("\n")) {
            return false;
        }
        for (int i = old.index() - 1; i >= 0 && !kept.contains(i); i--) {
            if (all.get(i).head().contains("\n")) {
                return true;
            }
        }
        return false;
    }

    /** A value keeps what stands before it, unless it comes first and did not, or no longer does. */
    private String head(Segment old, int position, String lineEnd) {
        if (old != null && (!old.head().isBlank() || old.head().contains("\n")
                || (position == 0) == (old.index() == 0))) {
            return old.head();
        }
        String first = all.getFirst().head();
        if (first.contains("\n")) {
            return lineEnd + indentation;
        }
        if (position == 0) {
            return first.isBlank() ? first : "";
        }
        String second = all.size() > 1 ? all.get(1).head() : " ";
        return second.isBlank() ? second : " ";
    }
}
