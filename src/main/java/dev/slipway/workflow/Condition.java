package dev.slipway.workflow;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workflow's {@code if:} as far as it can be told before a run: contexts that are not known make it unknown, and so
 * does whatever this small reader does not understand.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
final class Condition {

    /** What is known of a condition before the run. */
    enum Truth {
        YES, NO, UNKNOWN;

        static Truth of(boolean value) {
            return value ? YES : NO;
        }

        Truth not() {
            return this == UNKNOWN ? UNKNOWN : of(this == NO);
        }

        Truth and(Truth other) {
            return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
        }

        Truth or(Truth other) {
            return not().and(other.not()).not();
        }
    }

    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:('(?:[^']|'')*')|(\\|\\||&&|==|!=|[()!,])|([A-Za-z_][\\w.-]*))");
    private static final int LONGEST = 2_000;

    private final String text;
    private final Map<String, String> known;
    private int position;
    private String word = "";

    private Condition(String text, Map<String, String> known) {
        this.text = text;
        this.known = known;
        next();
    }

    /** @param known contexts ({@code github.event_name}) and their values */
    static Truth of(String expression, Map<String, String> known) {
        String bare = expression.strip();
        if (bare.startsWith("${{") && bare.endsWith("}}")) {
            bare = bare.substring(3, bare.length() - 2);
        }
        if (bare.isBlank()) {
            return Truth.YES;
        }
        if (bare.length() > LONGEST) {
            return Truth.UNKNOWN;
        }
        try {
            Condition condition = new Condition(bare, known);
            Truth truth = condition.either();
            return condition.word.isEmpty() ? truth : Truth.UNKNOWN;
        } catch (IllegalArgumentException e) {
            return Truth.UNKNOWN;
        }
    }

    private Truth either() {
        Truth truth = both();
        while (take("||")) {
            truth = truth.or(both());
        }
        return truth;
    }

    private Truth both() {
        Truth truth = comparison();
        while (take("&&")) {
            truth = truth.and(comparison());
        }
        return truth;
    }

    private Truth comparison() {
        if (take("!")) {
            return comparison().not();
        }
        if (take("(")) {
            Truth inner = either();
            expect(")");
            return inner;
        }
        String left = operand();
        if (take("==")) {
            return equal(left, operand());
        }
        if (take("!=")) {
            return equal(left, operand()).not();
        }
        return left == null ? Truth.UNKNOWN : Truth.of(!left.isEmpty() && !left.equals("false"));
    }

    /** GitHub compares texts without regard to case. */
    private static Truth equal(String left, String right) {
        return left == null || right == null ? Truth.UNKNOWN : Truth.of(left.equalsIgnoreCase(right));
    }

    /** A text, or null for what is not known. */
    private String operand() {
        String taken = word;
        if (taken.isEmpty() || taken.matches("\\W+") && !taken.startsWith("'")) {
            throw new IllegalArgumentException(text);
        }
        next();
        if (taken.startsWith("'")) {
            return taken.substring(1, taken.length() - 1).replace("''", "'");
        }
        if (take("(")) {
            return function(taken);
        }
        return taken.equals("true") || taken.equals("false") ? taken : known.get(taken.toLowerCase(Locale.ROOT));
    }

    private String function(String name) {
        String first = word.equals(")") ? "" : operand();
        String second = take(",") ? operand() : "";
        expect(")");
        if (first == null || second == null) {
            return null;
        }
        String lowFirst = first.toLowerCase(Locale.ROOT);
        String lowSecond = second.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "always", "success" -> "true";
            case "failure", "cancelled" -> "false";
            case "startsWith" -> String.valueOf(lowFirst.startsWith(lowSecond));
            case "endsWith" -> String.valueOf(lowFirst.endsWith(lowSecond));
            case "contains" -> String.valueOf(lowFirst.contains(lowSecond));
            default -> null;
        };
    }

    private boolean take(String wanted) {
        if (word.equals(wanted)) {
            next();
            return true;
        }
        return false;
    }

    private void expect(String wanted) {
        if (!take(wanted)) {
            throw new IllegalArgumentException(text);
        }
    }

    private void next() {
        Matcher matcher = WORD.matcher(text).region(position, text.length());
        if (matcher.lookingAt()) {
            word = matcher.group().strip();
            position = matcher.end();
        } else if (text.substring(position).isBlank()) {
            word = "";
        } else {
            throw new IllegalArgumentException(text);
        }
    }
}
