package dev.slipway.pipeline;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * GitHub's patterns for branches, tags and paths. A name is read once from left to right whatever the pattern, so that
 * no pattern can take long.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet">Filter patterns</a>
 */
public final class FilterPattern {

    private final String pattern;
    private final String name;
    private int position;
    /** Which lengths of the name's beginning the pattern so far can stand for. */
    private boolean[] reached;

    private FilterPattern(String pattern, String name) {
        this.pattern = pattern;
        this.name = name;
        this.reached = new boolean[name.length() + 1];
        this.reached[0] = true;
    }

    /** Whether the list lets the name through: the last pattern that fits decides, and {@code !} takes out again. */
    public static boolean lets(String name, List<String> patterns) {
        boolean isIn = false;
        for (String pattern : patterns) {
            boolean takesOut = pattern.startsWith("!");
            if (new FilterPattern(takesOut ? pattern.substring(1) : pattern, name).fits()) {
                isIn = !takesOut;
            }
        }
        return isIn;
    }

    /** Whether the pattern is just a name. */
    public static boolean isPlain(String pattern) {
        return !pattern.matches("(?s).*[*?+\\[\\]!\\\\].*");
    }

    private boolean fits() {
        while (position < pattern.length()) {
            if (skip("**/")) {
                anyFolders();
            } else if (skip("**")) {
                anyNumber(_ -> true);
            } else if (skip("*")) {
                anyNumber(c -> c != '/');
            } else {
                IntPredicate one = one();
                if (skip("?")) {
                    optional(one);
                } else if (skip("+")) {
                    exactlyOne(one);
                    anyNumber(one);
                } else {
                    exactlyOne(one);
                }
            }
        }
        return reached[name.length()];
    }

    private boolean skip(String sign) {
        boolean isHere = pattern.startsWith(sign, position);
        position += isHere ? sign.length() : 0;
        return isHere;
    }

    /** A character, an escaped character or a set in brackets. */
    private IntPredicate one() {
        int end = pattern.indexOf(']', position);
        if (pattern.charAt(position) == '[' && end > position) {
            String set = pattern.substring(position + 1, end);
            position = end + 1;
            return c -> isIn(set, c);
        }
        if (pattern.charAt(position) == '\\' && position + 1 < pattern.length()) {
            position++;
        }
        char wanted = pattern.charAt(position++);
        return c -> c == wanted;
    }

    private static boolean isIn(String set, int c) {
        for (int i = 0; i < set.length(); i++) {
            boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
            if (isRange ? set.charAt(i) <= c && c <= set.charAt(i + 2) : set.charAt(i) == c) {
                return true;
            }
            i += isRange ? 2 : 0;
        }
        return false;
    }

    private void exactlyOne(IntPredicate one) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < name.length(); i++) {
            next[i + 1] = reached[i] && one.test(name.charAt(i));
        }
        reached = next;
    }

    private void optional(IntPredicate one) {
        boolean[] without = reached;
        exactlyOne(one);
        for (int i = 0; i < reached.length; i++) {
            reached[i] |= without[i];
        }
    }

    private void anyNumber(IntPredicate one) {
        for (int i = 0; i < name.length(); i++) {
            reached[i + 1] |= reached[i] && one.test(name.charAt(i));
        }
    }

    /** Nothing, or anything that ends with a slash. */
    private void anyFolders() {
        boolean begun = false;
        for (int i = 0; i < name.length(); i++) {
            begun |= reached[i];
            reached[i + 1] |= begun && name.charAt(i) == '/';
        }
    }
}
