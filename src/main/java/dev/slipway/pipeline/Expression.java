package dev.slipway.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitHub Actions' expressions: contexts, texts, comparisons, {@code &&}, {@code ||}, {@code !} and a few functions. A
 * context that is not known makes the answer unknown where it matters, and so does whatever this reader does not
 * understand.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
public final class Expression {

    /** What is known of a condition. */
    public enum Truth {
        YES, NO, UNKNOWN;

        private static Truth of(boolean value) {
            return value ? YES : NO;
        }

        private Truth not() {
            return this == UNKNOWN ? UNKNOWN : of(this == NO);
        }
    }

    private static final Pattern WORD = Pattern.compile(
            "\\s*(?:('(?:[^']|'')*+')|(\\|\\||&&|==|!=|[()!,])|([A-Za-z_][\\w.-]*+))");
    private static final int LONGEST = 2_000;

    private final String text;
    private final UnaryOperator<String> known;
    private int position;
    private String word = "";

    private Expression(String text, UnaryOperator<String> known) {
        this.text = text;
        this.known = known;
        next();
    }

    /** A text, null when not known, and whether GitHub takes it for true. */
    private record Value(String text, Truth truth) {

        private static Value of(String text) {
            return new Value(text, text == null ? Truth.UNKNOWN : Truth.of(!text.isEmpty() && !text.equals("false")));
        }

        private static Value of(Truth truth) {
            return new Value(truth == Truth.UNKNOWN ? null : String.valueOf(truth == Truth.YES), truth);
        }

        /** {@code a && b} is b, unless a is false already. */
        private Value and(Value other) {
            return switch (truth) {
                case YES -> other;
                case NO -> this;
                case UNKNOWN -> other.truth == Truth.NO ? of(Truth.NO) : of(Truth.UNKNOWN);
            };
        }

        private Value or(Value other) {
            return switch (truth) {
                case YES -> this;
                case NO -> other;
                case UNKNOWN -> other.truth == Truth.YES ? of(Truth.YES) : of(Truth.UNKNOWN);
            };
        }

        /** GitHub compares texts without regard to case. */
        private Value equal(Value other) {
            return of(text == null || other.text == null ? Truth.UNKNOWN
                    : Truth.of(text.equalsIgnoreCase(other.text)));
        }
    }

    /**
     * Whether the condition holds; an empty one does.
     *
     * @param expression with or without <code>${{ }}</code>
     * @param known      contexts ({@code github.event_name}) and status functions ({@code failure()}) to their values,
     *                   null for what is not known
     */
    public static Truth truth(String expression, UnaryOperator<String> known) {
        String bare = bare(expression);
        return bare.isEmpty() ? Truth.YES : evaluated(bare, known).truth;
    }

    /** The expression's text, empty when it is not known. */
    public static Optional<String> value(String expression, UnaryOperator<String> known) {
        return Optional.ofNullable(evaluated(bare(expression), known).text);
    }

    private static String bare(String expression) {
        String text = expression.strip();
        return text.startsWith("${{") && text.endsWith("}}") ? text.substring(3, text.length() - 2).strip() : text;
    }

    private static Value evaluated(String bare, UnaryOperator<String> known) {
        if (bare.length() > LONGEST) {
            return Value.of(Truth.UNKNOWN);
        }
        try {
            Expression expression = new Expression(bare, known);
            Value value = expression.either();
            return expression.word.isEmpty() ? value : Value.of(Truth.UNKNOWN);
        } catch (IllegalArgumentException e) {
            return Value.of(Truth.UNKNOWN);
        }
    }

    private Value either() {
        Value value = both();
        while (take("||")) {
            value = value.or(both());
        }
        return value;
    }

    private Value both() {
        Value value = comparison();
        while (take("&&")) {
            value = value.and(comparison());
        }
        return value;
    }

    private Value comparison() {
        Value left = operand();
        if (take("==")) {
            return left.equal(operand());
        }
        return take("!=") ? Value.of(left.equal(operand()).truth.not()) : left;
    }

    private Value operand() {
        if (take("!")) {
            return Value.of(operand().truth.not());
        }
        if (take("(")) {
            Value inner = either();
            expect(")");
            return inner;
        }
        String taken = word;
        if (!taken.matches("(?s)[A-Za-z_'].*")) {
            throw new IllegalArgumentException(text);
        }
        next();
        if (taken.startsWith("'")) {
            return Value.of(taken.substring(1, taken.length() - 1).replace("''", "'"));
        }
        if (take("(")) {
            return function(taken);
        }
        return Value.of(taken.equals("true") || taken.equals("false") ? taken : known.apply(taken));
    }

    private Value function(String name) {
        if (take(")")) {
            return Value.of(known.apply(name + "()"));
        }
        String first = either().text;
        String second = take(",") ? either().text : "";
        expect(")");
        if (first == null || second == null) {
            return Value.of(Truth.UNKNOWN);
        }
        String where = first.toLowerCase(Locale.ROOT);
        String what = second.toLowerCase(Locale.ROOT);
        return Value.of(switch (name) {
            case "startsWith" -> Truth.of(where.startsWith(what));
            case "endsWith" -> Truth.of(where.endsWith(what));
            case "contains" -> Truth.of(where.contains(what));
            default -> Truth.UNKNOWN;
        });
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
