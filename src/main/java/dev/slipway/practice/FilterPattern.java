package dev.slipway.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The filter patterns of CloudWatch Logs for plain text: terms and quoted phrases that must all occur, of those with ?
 * any, and none of those with -. Patterns for JSON and for columns are not for practice.
 * See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {

    private static final Pattern TERM = Pattern.compile("\\s*([?-]?)(?:\"([^\"]+)\"|([\\p{Alnum}_]+))(?=\\s|$)\\s*");

    FilterPattern {
        all = List.copyOf(all);
        any = List.copyOf(any);
        none = List.copyOf(none);
    }

    /** Empty when it is none; null lets everything through. */
    static Optional<FilterPattern> parse(String text) {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        String rest = text == null ? "" : text.strip();
        Matcher matcher = TERM.matcher(rest);
        int end = 0;
        while (end < rest.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            String term = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            switch (matcher.group(1)) {
                case "?" -> any.add(term);
                case "-" -> none.add(term);
                default -> all.add(term);
            }
            end = matcher.end();
        }
        return Optional.of(new FilterPattern(all, any, none));
    }

    boolean matches(String message) {
        return all.stream().allMatch(message::contains) && none.stream().noneMatch(message::contains)
                && (any.isEmpty() || any.stream().anyMatch(message::contains));
    }
}
