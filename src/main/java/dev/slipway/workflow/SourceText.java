package dev.slipway.workflow;

import java.util.Arrays;

/** A file's text, with the places of its characters. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final int[] lineStarts;
    /** From code points to UTF-16 units; null where they are the same. */
    private final int[] units;

    SourceText(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.units = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit)) ? units(text) : null;
    }

    /** A place in the file, both from 1; the column in code points, a byte-order mark not counted. */
    record Place(int line, int column) {}

    private static int[] lineStarts(String text) {
        int[] starts = new int[text.length() + 1];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            boolean isEnd = text.charAt(i) == '\n' || text.charAt(i) == '\r' && !text.startsWith("\n", i + 1);
            if (isEnd) {
                starts[lines++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    private static int[] units(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 1; point < units.length; point++) {
            units[point] = text.offsetByCodePoints(units[point - 1], 1);
        }
        return units;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Where a code point begins, in UTF-16 units. */
    int offset(int codePoint) {
        return units == null ? Math.min(codePoint, text.length()) : units[Math.min(codePoint, units.length - 1)];
    }

    Place place(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        int column = text.codePointCount(start, Math.min(offset, text.length()));
        boolean isMarked = line == 0 && column > 0 && text.charAt(0) == BYTE_ORDER_MARK;
        return new Place(line + 1, column + (isMarked ? 0 : 1));
    }

    boolean isAt(Word word) {
        return text.startsWith(word.text(), word.offset());
    }

    /** Where the line of this place begins. */
    int lineStart(int offset) {
        return lineStarts[place(offset).line() - 1];
    }

    /** Where the line of this place ends, in front of what breaks it. */
    int endOfLine(int offset) {
        int end = offset;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** How far the line of this place is indented. */
    String indentation(int offset) {
        int start = lineStart(offset);
        int end = start;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return text.substring(start, end);
    }

    /** As the file ends its lines. */
    String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}
