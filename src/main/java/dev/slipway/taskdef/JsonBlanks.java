package dev.slipway.taskdef;

/** What stands between the values of a JSON text: white space, and the comments that people write all the same. */
record JsonBlanks(String text) {

    /** The offset of the first character from here on that is neither white space nor in a comment. */
    int skip(int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (isComment(at)) {
                at = commentEnd(at);
            } else {
                return at;
            }
        }
        return at;
    }

    /** The end of the comments that follow in the same line; the offset itself when none does. */
    int remark(int from) {
        int end = from;
        int at = inLine(from);
        while (isComment(at) && text.substring(at, commentEnd(at)).indexOf('\n') < 0) {
            end = commentEnd(at);
            at = inLine(end);
        }
        return end;
    }

    /** The end of the quoted text that begins here. */
    int quoted(int from) {
        int at = from + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** The white space with which the line of this place begins. */
    String indentation(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(start, inLine(start));
    }

    /** The text as strict JSON: without its comments, and without commas behind a last value. */
    String strict() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = at + 1;
            if (text.charAt(at) == '"') {
                next = quoted(at);
                out.append(text, at, next);
            } else if (isComment(at)) {
                next = commentEnd(at);
                next = withoutItsLine(out, next);
            } else if (text.charAt(at) != ',' || skip(next) == text.length() || !isClosing(text.charAt(skip(next)))) {
                out.append(text.charAt(at));
            }
            at = next;
        }
        return out.toString();
    }

    /** Takes back the blanks before a comment, and the whole line if nothing else stood in it. */
    private int withoutItsLine(StringBuilder out, int end) {
        int before = out.length();
        while (before > 0 && (out.charAt(before - 1) == ' ' || out.charAt(before - 1) == '\t')) {
            before--;
        }
        int line = inLine(end);
        boolean endsItsLine = line == text.length() || text.charAt(line) == '\n' || text.charAt(line) == '\r';
        if (!endsItsLine) {
            return end;
        }
        out.setLength(before);
        boolean isAlone = before == 0 || out.charAt(before - 1) == '\n';
        if (!isAlone) {
            return line;
        }
        // a lone \r ends a comment, too
        return Math.min(text.length(), line + (text.startsWith("\r\n", line) ? 2 : 1));
    }

    private static boolean isClosing(char next) {
        return next == '}' || next == ']';
    }

    /** Whether the text ends in a comment that only a line's end closes. */
    static boolean isOpen(String blanks) {
        JsonBlanks inside = new JsonBlanks(blanks);
        int at = inside.inLine(0);
        while (inside.isComment(at)) {
            if (!blanks.startsWith("/*", at)) {
                return true;
            }
            at = inside.inLine(inside.commentEnd(at));
        }
        return false;
    }

    private int inLine(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private boolean isComment(int at) {
        return text.startsWith("//", at) || text.startsWith("/*", at) || text.startsWith("#", at);
    }

    private int commentEnd(int at) {
        if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? text.length() : close + 2;
        }
        int line = at;
        while (line < text.length() && text.charAt(line) != '\n' && text.charAt(line) != '\r') {
            line++;
        }
        return line;
    }
}
