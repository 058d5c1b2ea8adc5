package dev.slipway.workflow;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * GitHub's patterns for branches, tags and paths.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet">Filter patterns</a>
 */
final class FilterPattern {

    private FilterPattern() {}

    /** Whether the list lets the name through: the last pattern that fits decides, and {@code !} takes out again. */
    static boolean lets(String name, List<String> patterns) {
        boolean isIn = false;
        for (String pattern : patterns) {
            boolean takesOut = pattern.startsWith("!");
            if (fits(name, takesOut ? pattern.substring(1) : pattern)) {
                isIn = !takesOut;
            }
        }
        return isIn;
    }

    /** Whether the pattern is just a name. */
    static boolean isPlain(String pattern) {
        return !pattern.matches("(?s).*[*?+\\[\\]!\\\\].*");
    }

    private static boolean fits(String name, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else if (pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?' || c == '+' || c == '[' || c == ']') {
                regex.append(c);
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
