package dev.slipway.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a Condition compares by.
 *
 * @param quantifier whether all or any of a key's values must fit; ONE for a key with a single value
 * @param test       the comparison, never negated: {@code StringEquals}, {@code IpAddress}, {@code Null}
 * @param negated    whether it holds when the comparison does not
 * @param ifExists   whether it holds when the key is not set
 */
record ConditionOperator(Quantifier quantifier, String test, boolean negated, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";
    private static final List<String> NAMES = List.of("StringEquals", "StringNotEquals", "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals",
            "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals",
            "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool",
            "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "Null");

    /** How the values of a key count. */
    enum Quantifier {
        ONE(""), ALL("ForAllValues:"), ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    /** Every way to write an operator, by its lower case: IAM is known to take other spellings. */
    private static final Map<String, ConditionOperator> ALL = Stream.of(Quantifier.values())
            .flatMap(quantifier -> NAMES.stream().flatMap(name -> Stream.of(false, true)
                    // what Null asks is whether the key exists
                    .filter(ifExists -> !ifExists || !name.equals("Null"))
                    .map(ifExists -> new ConditionOperator(quantifier, name.replace("Not", ""),
                            name.contains("Not"), ifExists))))
            .collect(Collectors.toUnmodifiableMap(it -> it.toString().toLowerCase(Locale.ROOT), it -> it));

    /** Empty when IAM knows no such operator. */
    static Optional<ConditionOperator> of(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** As AWS spells it. */
    @Override
    public String toString() {
        String spelt = !negated ? test : test.equals("IpAddress") ? "NotIpAddress"
                : test.replaceFirst("^(String|Numeric|Date|Arn)", "$1Not");
        return quantifier.prefix + spelt + (ifExists ? IF_EXISTS : "");
    }
}
