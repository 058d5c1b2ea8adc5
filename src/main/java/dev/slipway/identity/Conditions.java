package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.pipeline.Cidr;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the lines of a Condition hold.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
final class Conditions {

    private static final Pattern OPERATOR = Pattern.compile("(?:(ForAllValues|ForAnyValue):)?("
            + "String(?:Not)?Equals(?:IgnoreCase)?|String(?:Not)?Like|Bool|Null|BinaryEquals"
            + "|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)"
            + "|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(IfExists)?");

    private Conditions() {}

    static boolean isOperator(String operator) {
        return OPERATOR.matcher(operator).matches();
    }

    static boolean holds(Condition condition, AccessRequest request) {
        Matcher operator = OPERATOR.matcher(condition.operator());
        if (!operator.matches()) {
            throw new IllegalStateException("the reader lets no unknown operator through: " + condition.operator());
        }
        List<String> sent = request.values(condition.key());
        String name = operator.group(2);
        if (name.equals("Null")) {
            return condition.values().stream().anyMatch(value -> Boolean.parseBoolean(value) == sent.isEmpty());
        }
        if (sent.isEmpty() && operator.group(3) != null) {
            return true;
        }
        boolean negated = name.contains("Not");
        String test = name.replace("Not", "");
        if ("ForAllValues".equals(operator.group(1))) {
            return sent.stream().allMatch(value -> fitsOne(test, condition, value, request) != negated);
        }
        if ("ForAnyValue".equals(operator.group(1))) {
            return sent.stream().anyMatch(value -> fitsOne(test, condition, value, request) != negated);
        }
        return sent.stream().anyMatch(value -> fitsOne(test, condition, value, request)) != negated;
    }

    private static boolean fitsOne(String test, Condition condition, String sent, AccessRequest request) {
        return condition.values().stream().anyMatch(wanted -> fits(test, wanted, sent, request));
    }

    private static boolean fits(String test, String wanted, String sent, AccessRequest request) {
        return switch (test) {
            case "StringEquals", "BinaryEquals" -> literal(wanted, request).map(it -> it.matches(sent)).orElse(false);
            case "StringEqualsIgnoreCase" ->
                    literal(wanted, request).map(it -> it.matchesIgnoringCase(sent)).orElse(false);
            case "StringLike" -> Glob.matches(wanted, sent, request);
            case "ArnEquals", "ArnLike" -> Glob.matchesArn(wanted, sent, request);
            case "Bool" -> wanted.equalsIgnoreCase(sent);
            case "IpAddress" -> Cidr.of(sent).flatMap(address -> range(wanted).map(it -> it.contains(address)))
                    .orElse(false);
            default -> test.startsWith("Date") ? ordered(test.substring("Date".length()), date(sent), date(wanted))
                    : ordered(test.substring("Numeric".length()), number(sent), number(wanted));
        };
    }

    private static Optional<Glob> literal(String wanted, AccessRequest request) {
        return Glob.of(wanted, request, false);
    }

    /** Bits beyond the prefix do not count in a condition. */
    private static Optional<Cidr> range(String wanted) {
        return switch (Cidr.read(wanted)) {
            case Cidr.Reading.Good good -> Optional.of(good.cidr());
            case Cidr.Reading.HostBits bits -> Optional.of(bits.meant());
            case Cidr.Reading.Bad _ -> Optional.empty();
        };
    }

    private static <T extends Comparable<T>> boolean ordered(String relation, Optional<T> sent, Optional<T> wanted) {
        if (sent.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        int order = sent.get().compareTo(wanted.get());
        return switch (relation) {
            case "Equals" -> order == 0;
            case "LessThan" -> order < 0;
            case "LessThanEquals" -> order <= 0;
            case "GreaterThan" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Optional<BigDecimal> number(String text) {
        // a number of a million digits is no number anybody compares
        return text.matches("[+-]?\\d{1,30}(\\.\\d{1,30})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            if (text.matches("\\d{5,15}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(text.contains("T") ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
