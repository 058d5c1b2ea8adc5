package dev.slipway.taskdef;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts in which a task's CPU and memory may be given: {@code 512} or {@code .5 vCPU}, {@code 1024} or
 * {@code 1 GB}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>
 */
final class TaskUnits {

    private static final Pattern UNITS = Pattern.compile("\\d{1,9}");
    private static final Pattern VCPU = Pattern.compile("(\\d{0,6}(?:\\.\\d{1,6})?)\\s*vcpu", Pattern.CASE_INSENSITIVE);
    private static final Pattern GB = Pattern.compile("(\\d{0,6}(?:\\.\\d{1,6})?)\\s*gb", Pattern.CASE_INSENSITIVE);

    private TaskUnits() {}

    /** CPU units, of which 1024 are one vCPU. */
    static Optional<Integer> cpu(String text) {
        return units(text, VCPU);
    }

    /** MiB. */
    static Optional<Integer> memory(String text) {
        return units(text, GB);
    }

    private static Optional<Integer> units(String text, Pattern large) {
        String value = text.strip();
        if (UNITS.matcher(value).matches()) {
            return Optional.of(Integer.valueOf(value));
        }
        Matcher matcher = large.matcher(value);
        if (matcher.matches() && !matcher.group(1).isEmpty()) {
            return Optional.of(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1024)).intValue());
        }
        return Optional.empty();
    }
}
