package dev.slipway.pipeline;

/**
 * Takes out of a program's output what only a terminal understands: colours, cursor moves, titles, and what a
 * carriage return has written over.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48, control
 *     functions</a>
 */
public final class TerminalText {

    private static final char ESCAPE = '\u001B';
    private static final char BELL = '\u0007';

    private TerminalText() {}

    /** One line as a reader sees it. Takes time in proportion to its length. */
    public static String plain(String line) {
        String shown = afterReturn(line);
        if (shown.indexOf(ESCAPE) < 0) {
            return shown;
        }
        StringBuilder plain = new StringBuilder(shown.length());
        int at = 0;
        while (at < shown.length()) {
            if (shown.charAt(at) == ESCAPE) {
                at = endOfSequence(shown, at + 1);
            } else {
                plain.append(shown.charAt(at++));
            }
        }
        return plain.toString();
    }

    /** A progress bar writes its line again and again; the last time counts. */
    private static String afterReturn(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    private static int endOfSequence(String text, int start) {
        if (start >= text.length()) {
            return start;
        }
        return switch (text.charAt(start)) {
            case '[' -> afterFinal(text, start + 1);
            case ']' -> afterTitle(text, start + 1);
            default -> start + 1;
        };
    }

    /** Parameters, until the letter that says what is done. */
    private static int afterFinal(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) < '@') {
            at++;
        }
        return Math.min(text.length(), at + 1);
    }

    private static int afterTitle(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != BELL && text.charAt(at) != ESCAPE) {
            at++;
        }
        boolean isEscaped = at < text.length() - 1 && text.charAt(at) == ESCAPE;
        return Math.min(text.length(), at + (isEscaped ? 2 : 1));
    }
}
