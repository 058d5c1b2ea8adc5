package dev.slipway.identity;

import java.util.Arrays;

/**
 * Whether code points fit others with wildcards among them. Takes time in proportion to the text's length and the
 * number of stars; only a stretch between two stars that has {@link #ANY_ONE} in it is tried at every place.
 */
final class WildcardMatch {

    static final int ANY_NUMBER = -1;
    static final int ANY_ONE = -2;

    private WildcardMatch() {}

    /** Each stretch between two stars is taken where it first fits: a later place would leave less to the rest. */
    static boolean matches(int[] pattern, int[] text) {
        int first = next(ANY_NUMBER, pattern, 0);
        if (first == pattern.length) {
            return first == text.length && fits(pattern, 0, first, text, 0);
        }
        int last = pattern.length - 1;
        while (pattern[last] != ANY_NUMBER) {
            last--;
        }
        int end = text.length - (pattern.length - 1 - last);
        if (end < first || !fits(pattern, 0, first, text, 0)
                || !fits(pattern, last + 1, pattern.length, text, end)) {
            return false;
        }
        int at = first;
        for (int from = first + 1; from <= last;) {
            int to = next(ANY_NUMBER, pattern, from);
            int found = found(Arrays.copyOfRange(pattern, from, to), text, at, end);
            if (found < 0) {
                return false;
            }
            at = found + to - from;
            from = to + 1;
        }
        return true;
    }

    private static int next(int code, int[] pattern, int from) {
        int at = from;
        while (at < pattern.length && pattern[at] != code) {
            at++;
        }
        return at;
    }

    private static boolean fits(int[] pattern, int from, int to, int[] text, int at) {
        for (int i = from; i < to; i++) {
            if (pattern[i] != ANY_ONE && pattern[i] != text[at + i - from]) {
                return false;
            }
        }
        return true;
    }

    /** Where the stretch first fits in that range of the text; -1 when it does not. */
    private static int found(int[] stretch, int[] text, int start, int end) {
        if (next(ANY_ONE, stretch, 0) == stretch.length) {
            return foundExactly(stretch, text, start, end);
        }
        for (int at = start; at + stretch.length <= end; at++) {
            if (fits(stretch, 0, stretch.length, text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Knuth, Morris and Pratt's way, which never looks at a character of the text twice. */
    private static int foundExactly(int[] stretch, int[] text, int start, int end) {
        if (stretch.length == 0) {
            return start;
        }
        int[] borders = borders(stretch);
        int fitting = 0;
        for (int i = start; i < end; i++) {
            while (fitting > 0 && stretch[fitting] != text[i]) {
                fitting = borders[fitting - 1];
            }
            if (stretch[fitting] == text[i] && ++fitting == stretch.length) {
                return i + 1 - fitting;
            }
        }
        return -1;
    }

    /** For each beginning of the stretch, the length of the longest shorter one that it ends with. */
    private static int[] borders(int[] stretch) {
        int[] borders = new int[stretch.length];
        int length = 0;
        for (int i = 1; i < stretch.length; i++) {
            while (length > 0 && stretch[length] != stretch[i]) {
                length = borders[length - 1];
            }
            if (stretch[length] == stretch[i]) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
