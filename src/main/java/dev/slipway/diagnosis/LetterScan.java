package dev.slipway.diagnosis;

import java.util.Arrays;

/** Picks the letters and digits out of a text, in one pass, leaving out what only dresses it up. */
final class LetterScan {

    private static final char ESCAPE = '\u001b';

    private final String text;
    private final LinePrefix prefix;
    private char[] letters;
    private int[] places;
    private int count;
    private boolean isLineStart;

    LetterScan(String text) {
        this.text = text;
        this.prefix = new LinePrefix(text);
        int room = Math.min(text.length(), SqueezedText.READ);
        letters = new char[room];
        places = new int[room];
    }

    String letters() {
        return new String(letters, 0, count);
    }

    int[] places() {
        return Arrays.copyOf(places, count);
    }

    void read(int from, int to) {
        isLineStart = true;
        int at = from;
        while (at < to) {
            if (isLineStart) {
                int behind = prefix.end(at, to);
                if (behind > at) {
                    at = behind;
                    continue;
                }
            }
            at = step(at, to);
        }
    }

    private int step(int at, int to) {
        char c = text.charAt(at);
        return switch (c) {
            case '\n', '\r' -> {
                isLineStart = true;
                yield at + 1;
            }
            case ESCAPE, '[', '^' -> Colour.end(text, at, to);
            case '\\' -> escape(at, to);
            case '%', '&' -> Coded.end(text, at, to);
            default -> {
                keep(c, at);
                yield at + 1;
            }
        };
    }

    /** Behind an escape of a JSON text, perhaps one in a text in a text: {@code \n}, {@code \\n}, {@code \u0041}. */
    private int escape(int at, int to) {
        int behind = at;
        while (behind < to && text.charAt(behind) == '\\') {
            behind++;
        }
        if (behind == to) {
            return to;
        }
        return switch (text.charAt(behind)) {
            case 'n', 'r' -> {
                isLineStart = true;
                yield behind + 1;
            }
            case 't', 'b', 'f' -> behind + 1;
            case 'u' -> unicode(behind, to);
            default -> behind;
        };
    }

    private int unicode(int u, int to) {
        if (u + 5 > to) {
            return u;
        }
        int code = 0;
        for (int i = u + 1; i < u + 5; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return u;
            }
            code = code * 16 + digit;
        }
        if (code == ESCAPE) {
            return Colour.behindEscape(text, u + 5, to);
        }
        isLineStart |= code == '\n';
        keep((char) code, u);
        return u + 5;
    }

    private void keep(char c, int at) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            add(c, at);
        } else if (c >= 'A' && c <= 'Z') {
            add((char) (c + 32), at);
        } else if (c > 127 && Character.isLetterOrDigit(c)) {
            add(c, at);
        }
    }

    private void add(char c, int at) {
        letters[count] = c;
        places[count++] = at;
        isLineStart = false;
    }
}
