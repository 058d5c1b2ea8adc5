package dev.slipway.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text of a policy with its {@code *}, {@code ?} and variables. Matching takes time in proportion to both lengths,
 * but for a long stretch without {@code *} that has {@code ?} in it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy variables</a>
 */
final class Glob {

    /** The longest text a request may hold, in UTF-16 units: a SAML assertion has at most as many. */
    static final int LONGEST_TEXT = 100_000;

    private static final int ANY_NUMBER = -1;
    private static final int ANY_ONE = -2;
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
     * Empty when one of them has no single value: there is nothing equal to it or like it then.
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
        if (values.size() == 1) {
            return Optional.of(values.getFirst());
        }
        String otherwise = comma < 0 ? "" : name.substring(comma + 1).strip();
        boolean quoted = otherwise.length() > 1 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return values.isEmpty() && quoted ? Optional.of(otherwise.substring(1, otherwise.length() - 1))
                : Optional.empty();
    }

    private static int code(int c) {
        return switch (c) {
            case '*' -> ANY_NUMBER;
            case '?' -> ANY_ONE;
            default -> c;
        };
    }

    boolean matches(String text) {
        return matches(codes, text.codePoints().toArray());
    }

    boolean matchesIgnoringCase(String text) {
        return matches(folded(codes), folded(text.codePoints().toArray()));
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
                : Arrays.equals(codes, new int[] {ANY_NUMBER}));
    }

    /**
     * Whether a policy's Resource means this one. Parts are compared with parts, and those left out at the end mean any;
     * but where {@code *} ends one of the parts before the resource's own, it may reach over colons.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards">
     *     Using wildcards in resource ARNs</a>
     */
    boolean matchesResource(String resource) {
        int[] text = resource.codePoints().toArray();
        List<int[]> wanted = parts(codes);
        List<int[]> parts = parts(text);
        if (parts.size() < ARN_PARTS) {
            return matches(codes, text);
        }
        return partsMatch(wanted, parts) || endsWithStar(wanted) && matches(codes, text);
    }

    private static boolean endsWithStar(List<int[]> wanted) {
        return wanted.stream().limit(ARN_PARTS - 1L)
                .anyMatch(part -> part.length > 0 && part[part.length - 1] == ANY_NUMBER);
    }

    private static boolean partsMatch(List<int[]> wanted, List<int[]> parts) {
        return IntStream.range(0, wanted.size()).allMatch(i -> matches(wanted.get(i), parts.get(i)));
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

    /** Each stretch between two stars is taken where it first fits: a later place would leave less to the rest. */
    private static boolean matches(int[] pattern, int[] text) {
        int first = next(ANY_NUMBER, pattern, 0);
        if (first == pattern.length) {
            return first == text.length && fits(pattern, 0, first, text, 0);
        }
        int last = pattern.length - 1;
        while (pattern[last] != ANY_NUMBER) {
            last--;
        }
        int end = text.length - (pattern.length - 1 - last);
        if (end < first || !fits(pattern, 0, first, text, 0)
                || !fits(pattern, last + 1, pattern.length, text, end)) {
            return false;
        }
        int at = first;
        for (int from = first + 1; from <= last;) {
            int to = next(ANY_NUMBER, pattern, from);
            int found = found(Arrays.copyOfRange(pattern, from, to), text, at, end);
            if (found < 0) {
                return false;
            }
            at = found + to - from;
            from = to + 1;
        }
        return true;
    }

    private static int next(int code, int[] pattern, int from) {
        int at = from;
        while (at < pattern.length && pattern[at] != code) {
            at++;
        }
        return at;
    }

    private static boolean fits(int[] pattern, int from, int to, int[] text, int at) {
        for (int i = from; i < to; i++) {
            if (pattern[i] != ANY_ONE && pattern[i] != text[at + i - from]) {
                return false;
            }
        }
        return true;
    }

    /** Where the stretch first fits in that range of the text; -1 when it does not. */
    private static int found(int[] stretch, int[] text, int start, int end) {
        if (next(ANY_ONE, stretch, 0) == stretch.length) {
            return foundExactly(stretch, text, start, end);
        }
        for (int at = start; at + stretch.length <= end; at++) {
            if (fits(stretch, 0, stretch.length, text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Knuth, Morris and Pratt's way, which never looks at a character of the text twice. */
    private static int foundExactly(int[] stretch, int[] text, int start, int end) {
        if (stretch.length == 0) {
            return start;
        }
        int[] borders = borders(stretch);
        int fitting = 0;
        for (int i = start; i < end; i++) {
            while (fitting > 0 && stretch[fitting] != text[i]) {
                fitting = borders[fitting - 1];
            }
            if (stretch[fitting] == text[i] && ++fitting == stretch.length) {
                return i + 1 - fitting;
            }
        }
        return -1;
    }

    /** For each beginning of the stretch, the length of the longest shorter one that it ends with. */
    private static int[] borders(int[] stretch) {
        int[] borders = new int[stretch.length];
        int length = 0;
        for (int i = 1; i < stretch.length; i++) {
            while (length > 0 && stretch[length] != stretch[i]) {
                length = borders[length - 1];
            }
            if (stretch[length] == stretch[i]) {
                length++;
            }
            borders[i] = length;
        }
        return borders;
    }
}
