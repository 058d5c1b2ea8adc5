package dev.slipway.practice;

import java.util.List;
import java.util.Optional;

/**
 * One condition of a policy's statement.
 *
 * @param operator {@code StringEquals}, {@code ForAnyValue:StringLike}, {@code BoolIfExists}, ...
 * @param values   of which one must match
 */
record PolicyCondition(String operator, String key, List<String> values) {

    private static final String IF_EXISTS = "IfExists";
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";

    PolicyCondition {
        values = List.copyOf(values);
    }

    /** @param allow the effect of the statement it belongs to */
    boolean isMet(AccessRequest request, boolean allow) {
        Optional<String> actual = request.value(key);
        String plain = plainOperator();
        if (plain.equals("Null")) {
            return values.stream().anyMatch(wanted -> Boolean.parseBoolean(wanted) == actual.isEmpty());
        }
        if (actual.isEmpty()) {
            // a key that is not there equals nothing, so it differs from everything
            return operator.endsWith(IF_EXISTS) || operator.startsWith(ALL)
                    || plain.contains("Not") && !operator.startsWith(ANY);
        }
        boolean positive = !plain.contains("Not");
        return switch (plain.replace("Not", "")) {
            case "StringEquals", "Bool" -> positive == matches(actual.get(), plain.equals("Bool"), false);
            case "StringEqualsIgnoreCase" -> positive == matches(actual.get(), true, false);
            case "StringLike" -> positive == matches(actual.get(), false, true);
            case "ArnLike", "ArnEquals" -> positive == matches(actual.get(), false, true);
            // numbers, dates and addresses do not occur in practice: the stricter answer of either effect
            default -> !allow;
        };
    }

    private boolean matches(String actual, boolean ignoreCase, boolean wildcards) {
        return values.stream().anyMatch(wanted -> wildcards ? Wildcards.matches(wanted, actual, ignoreCase)
                : ignoreCase ? wanted.equalsIgnoreCase(actual) : wanted.equals(actual));
    }

    private String plainOperator() {
        String plain = operator.replace(ALL, "").replace(ANY, "");
        return plain.endsWith(IF_EXISTS) ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain;
    }
}
