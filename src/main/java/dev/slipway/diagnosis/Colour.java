package dev.slipway.diagnosis;

/** A terminal's control sequence: {@code ESC[31m}, also where the escape character was written or lost on the way. */
final class Colour {

    private static final int LONGEST = 24;

    private Colour() {}

    /** Behind the sequence that begins here, or behind this one character when none does. */
    static int end(String text, int at, int to) {
        char c = text.charAt(at);
        if (c == '[') {
            return lost(text, at, to);
        }
        if (c == '^') {
            return at + 2 < to && text.charAt(at + 1) == '[' && text.charAt(at + 2) == '['
                    ? behindEscape(text, at + 2, to) : at + 1;
        }
        return behindEscape(text, at + 1, to);
    }

    /** Behind a sequence whose escape character stands in front of this place. */
    static int behindEscape(String text, int at, int to) {
        if (at >= to || text.charAt(at) != '[') {
            return at;
        }
        int last = Math.min(to, at + LONGEST);
        for (int i = at + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c >= '@' && c <= '~') {
                return i + 1;
            }
        }
        return at + 1;
    }

    /** Only {@code [0;31m} and the like: anything else in brackets is text. */
    private static int lost(String text, int at, int to) {
        int i = at + 1;
        while (i < to && i < at + LONGEST && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
            i++;
        }
        return i > at + 1 && i < to && text.charAt(i) == 'm' ? i + 1 : at + 1;
    }
}
