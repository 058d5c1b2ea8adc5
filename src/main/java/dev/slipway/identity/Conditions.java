package dev.slipway.identity;

import dev.slipway.identity.PolicyStatement.Condition;
import dev.slipway.pipeline.Cidr;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Whether the lines of a Condition hold.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     Condition operators</a>
 */
final class Conditions {

    /** A number of a million digits is no number anybody compares. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})");

    private Conditions() {}

    /**
     * Whether the line holds. What is not set fits nothing, so that a negated operator holds. Where AWS's pages leave
     * it open or contradict each other, this follows what was measured on AWS:
     * <ul>
     * <li>a key with several values fits no operator without ForAllValues or ForAnyValue, not even a negated one: the
     * pages say only that one of the two has to be written;</li>
     * <li>ForAnyValue does not hold for a key that is not set, even with IfExists: the page on IfExists says it would,
     * the one on ForAnyValue that it does not, and the latter is what AWS does;</li>
     * <li>for both of them empty texts count as nothing set (a "null dataset"), while Null takes an empty text for a
     * value, as that of a tag is.</li>
     * </ul>
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
     *     Single-valued vs. multivalued context keys</a>
     * @see <a href="https://repost.aws/questions/QU9HFmDzP0QGuU-fd7rS6B7w/foranyvalue-stringequalsifexists-behaving-unexpectedly">
     *     ForAnyValue:StringEqualsIfExists, measured</a>
     */
    static boolean holds(Condition condition, AccessRequest request) {
        ConditionOperator operator = ConditionOperator.of(condition.operator()).orElseThrow(() ->
                new IllegalStateException("the reader lets no unknown operator through: " + condition.operator()));
        List<String> sent = request.values(condition.key());
        if (operator.test().equals("Null")) {
            String absent = String.valueOf(sent.isEmpty());
            return condition.values().stream().anyMatch(absent::equalsIgnoreCase);
        }
        Predicate<String> fits = value -> operator.negated() != condition.values().stream()
                .anyMatch(wanted -> fits(operator.test(), wanted, value, request));
        List<String> set = sent.stream().filter(value -> !value.isEmpty()).toList();
        return switch (operator.quantifier()) {
            case ALL -> set.isEmpty() || sent.stream().allMatch(fits);
            case ANY -> !set.isEmpty() && sent.stream().anyMatch(fits);
            case ONE -> sent.isEmpty() ? operator.ifExists() || operator.negated()
                    : sent.size() == 1 && fits.test(sent.getFirst());
        };
    }

    /**
     * Whether one value of the request fits one of the policy; never when either is not of the operator's kind.
     * Variables are filled in for text, ARNs and Bool only.
     */
    private static boolean fits(String test, String wanted, String sent, AccessRequest request) {
        return switch (test) {
            case "StringEquals" -> filled(wanted, request, false).filter(it -> it.matches(sent)).isPresent();
            case "StringEqualsIgnoreCase" ->
                    filled(wanted, request, false).filter(it -> it.matchesIgnoringCase(sent)).isPresent();
            case "StringLike" -> filled(wanted, request, true).filter(it -> it.matches(sent)).isPresent();
            case "ArnEquals", "ArnLike" -> filled(wanted, request, true).filter(it -> it.matchesArn(sent)).isPresent();
            case "Bool" -> isBoolean(sent)
                    && filled(wanted, request, false).filter(it -> it.matchesIgnoringCase(sent)).isPresent();
            case "BinaryEquals" -> isSame(wanted, sent);
            case "IpAddress" -> isIn(wanted, sent);
            default -> test.startsWith("Date")
                    ? ordered(test.substring("Date".length()), PolicyTime.of(sent), PolicyTime.of(wanted))
                    : ordered(test.substring("Numeric".length()), number(sent), number(wanted));
        };
    }

    private static Optional<Glob> filled(String wanted, AccessRequest request, boolean wildcards) {
        return Glob.of(wanted, request, wildcards);
    }

    private static boolean isBoolean(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    /** The policy writes bytes in base 64; the request, which is JSON too, may do so or give them as text. */
    private static boolean isSame(String wanted, String sent) {
        Optional<byte[]> bytes = decoded(wanted);
        return bytes.isPresent() && (Arrays.equals(bytes.get(), sent.getBytes(StandardCharsets.UTF_8))
                || decoded(sent).filter(it -> Arrays.equals(it, bytes.get())).isPresent());
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isIn(String wanted, String sent) {
        return Cidr.of(sent).flatMap(address -> range(wanted).map(it -> it.contains(address))).orElse(false);
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
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
