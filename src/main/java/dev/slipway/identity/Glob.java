package dev.slipway.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text of a policy with its {@code *}, {@code ?} and variables.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy variables</a>
 */
final class Glob {

    /** The longest text a request may hold, in UTF-16 units: a SAML assertion has at most as many. */
    static final int LONGEST_TEXT = 100_000;

    private static final int ARN_PARTS = 6;

    /** Code points, and the two wildcards. */
    private final int[] codes;

    private Glob(int[] codes) {
        this.codes = codes;
    }

    /** The pattern with its wildcards; a dollar is a dollar, as in an Action. */
    static Glob of(String pattern) {
        return new Glob(pattern.codePoints().map(Glob::code).toArray());
    }

    /**
     * The pattern with the request's values for its variables, in which {@code *} and {@code ?} are mere characters.
     * Empty when one of them has no value, or several: there is nothing equal to it or like it then.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value">
     *     Policy variables with no value</a>
     */
    static Optional<Glob> of(String pattern, AccessRequest request, boolean wildcards) {
        IntStream.Builder codes = IntStream.builder();
        int lastBrace = pattern.lastIndexOf('}');
        int filledIn = 0;
        for (int i = 0; i < pattern.length();) {
            if (i < lastBrace && pattern.startsWith("${", i)) {
                int end = pattern.indexOf('}', i);
                Optional<String> value = variable(pattern.substring(i + 2, end), request);
                filledIn += value.map(String::length).orElse(0);
                // what is longer than any request's text equals none
                if (value.isEmpty() || filledIn > LONGEST_TEXT) {
                    return Optional.empty();
                }
                value.get().codePoints().forEach(codes::add);
                i = end + 1;
            } else {
                int c = pattern.codePointAt(i);
                codes.add(wildcards ? code(c) : c);
                i += Character.charCount(c);
            }
        }
        return Optional.of(new Glob(codes.build().toArray()));
    }

    static boolean matches(String pattern, String text, AccessRequest request) {
        return of(pattern, request, true).map(glob -> glob.matches(text)).orElse(false);
    }

    private static Optional<String> variable(String name, AccessRequest request) {
        // ${*}, ${?} and ${$} are how policies write the characters themselves
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return Optional.of(name);
        }
        int comma = name.indexOf(',');
        List<String> values = request.values((comma < 0 ? name : name.substring(0, comma)).strip());
        // a tag without a value has the empty one, which is as good as none
        if (!values.isEmpty() && !values.equals(List.of(""))) {
            return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
        }
        String otherwise = comma < 0 ? "" : name.substring(comma + 1).strip();
        boolean quoted = otherwise.length() > 1 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return quoted ? Optional.of(otherwise.substring(1, otherwise.length() - 1)) : Optional.empty();
    }

    private static int code(int c) {
        return switch (c) {
            case '*' -> WildcardMatch.ANY_NUMBER;
            case '?' -> WildcardMatch.ANY_ONE;
            default -> c;
        };
    }

    boolean matches(String text) {
        return WildcardMatch.matches(codes, text.codePoints().toArray());
    }

    boolean matchesIgnoringCase(String text) {
        return WildcardMatch.matches(folded(codes), folded(text.codePoints().toArray()));
    }

    /**
     * Whether each of the six parts fits, as ArnEquals and ArnLike compare; no ARN fits nothing but {@code *}.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">
     *     ARN condition operators</a>
     */
    boolean matchesArn(String arn) {
        List<int[]> wanted = parts(codes);
        List<int[]> parts = parts(arn.codePoints().toArray());
        return parts.size() == ARN_PARTS && (wanted.size() == ARN_PARTS ? partsMatch(wanted, parts)
                : Arrays.equals(codes, new int[] {WildcardMatch.ANY_NUMBER}));
    }

    /**
     * Whether a policy's Resource means this one. Parts are compared with parts, and those left out at the end mean
     * any; but where {@code *} ends one of the parts before the resource's own, it may reach over colons.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards">
     *     Using wildcards in resource ARNs</a>
     */
    boolean matchesResource(String resource) {
        int[] text = resource.codePoints().toArray();
        List<int[]> wanted = parts(codes);
        List<int[]> parts = parts(text);
        if (parts.size() < ARN_PARTS) {
            return WildcardMatch.matches(codes, text);
        }
        return partsMatch(wanted, parts) || endsWithStar(wanted) && WildcardMatch.matches(codes, text);
    }

    private static boolean endsWithStar(List<int[]> wanted) {
        return wanted.stream().limit(ARN_PARTS - 1L)
                .anyMatch(part -> part.length > 0 && part[part.length - 1] == WildcardMatch.ANY_NUMBER);
    }

    private static boolean partsMatch(List<int[]> wanted, List<int[]> parts) {
        return IntStream.range(0, wanted.size()).allMatch(i -> WildcardMatch.matches(wanted.get(i), parts.get(i)));
    }

    /** What stands between the first five colons, and all that follows. */
    private static List<int[]> parts(int[] codes) {
        List<int[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < codes.length && parts.size() < ARN_PARTS - 1; i++) {
            if (codes[i] == ':') {
                parts.add(Arrays.copyOfRange(codes, start, i));
                start = i + 1;
            }
        }
        parts.add(Arrays.copyOfRange(codes, start, codes.length));
        return parts;
    }

    private static int[] folded(int[] codes) {
        return Arrays.stream(codes)
                .map(code -> code < 0 ? code : Character.toLowerCase(Character.toUpperCase(code))).toArray();
    }
}
