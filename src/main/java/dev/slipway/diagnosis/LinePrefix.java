package dev.slipway.diagnosis;

/**
 * What log collectors put in front of a line: a time, a level's marker, BuildKit's step number, the job and step
 * columns of {@code gh run view --log}.
 */
final class LinePrefix {

    private static final int LONGEST_COLUMNS = 200;
    private static final String DATE = "dddd-dd-dd";
    private static final String TIME = "dd:dd:dd";

    private final String text;

    LinePrefix(String text) {
        this.text = text;
    }

    /** Behind a prefix that begins here, or {@code at} when none does. */
    int end(int at, int to) {
        char c = text.charAt(at);
        if (c == '[' || c >= '0' && c <= '9') {
            return time(at, to);
        }
        if (c == '#') {
            return marker(at, to);
        }
        if (c >= 'A') {
            return columns(at, to);
        }
        return at;
    }

    /** {@code 2026-01-29T06:56:10.9562452Z}, {@code [09:02:55,523]}, {@code 2026/01/29 06:56:10}. */
    private int time(int at, int to) {
        int i = text.charAt(at) == '[' ? at + 1 : at;
        boolean isDated = matches(DATE, i, to) || matches("dddd/dd/dd", i, to);
        if (isDated) {
            i += DATE.length();
            if (i < to && (text.charAt(i) == 'T' || text.charAt(i) == ' ')) {
                i++;
            }
        }
        if (!matches(TIME, i, to)) {
            return isDated ? i : at;
        }
        return behindFraction(i + TIME.length(), to);
    }

    private int behindFraction(int from, int to) {
        int i = from;
        if (i < to && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
            i = digits(i + 1, to);
        }
        if (i < to && text.charAt(i) == 'Z') {
            return i + 1;
        }
        if (matches("+dd:dd", i, to) || matches("-dd:dd", i, to)) {
            return i + 6;
        }
        return i;
    }

    /** {@code ##[error]}, {@code #12 0.456 }. */
    private int marker(int at, int to) {
        if (text.startsWith("##[", at)) {
            int close = text.indexOf(']', at);
            return close > 0 && close < Math.min(to, at + 16) ? close + 1 : at;
        }
        int number = digits(at + 1, to);
        if (number == at + 1 || number >= to || text.charAt(number) != ' ') {
            return at;
        }
        int seconds = digits(number + 1, to);
        if (seconds == number + 1 || seconds >= to || text.charAt(seconds) != '.') {
            return number;
        }
        return digits(seconds + 1, to);
    }

    /** {@code job<tab>step<tab>2026-01-29T06:56:10Z}. */
    private int columns(int at, int to) {
        int last = Math.min(to, at + LONGEST_COLUMNS);
        int tabs = 0;
        for (int i = at; i < last && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\t' && ++tabs == 2) {
                int stamp = i + 1 < to && text.charAt(i + 1) == '\ufeff' ? i + 2 : i + 1;
                return stamp < to && matches(DATE, stamp, to) ? time(stamp, to) : at;
            }
        }
        return at;
    }

    private int digits(int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private boolean matches(String shape, int at, int to) {
        if (at + shape.length() > to) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char c = text.charAt(at + i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }
}
