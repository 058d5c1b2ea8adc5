package dev.slipway.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of a policy with its {@code *}, {@code ?} and variables. Matching takes time in proportion to both lengths,
 * whatever the pattern.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy variables</a>
 */
final class Glob {

    private static final int ANY_NUMBER = -1;
    private static final int ANY_ONE = -2;

    private final int[] codes;

    private Glob(int[] codes) {
        this.codes = codes;
    }

    /** The pattern with the request's values for its variables; empty when one of them has no single value. */
    static Optional<Glob> of(String pattern, AccessRequest request, boolean wildcards) {
        int[] codes = new int[pattern.length()];
        int length = 0;
        for (int i = 0; i < pattern.length(); i++) {
            int end = pattern.startsWith("${", i) ? pattern.indexOf('}', i) : -1;
            if (end > 0) {
                Optional<String> value = variable(pattern.substring(i + 2, end), request);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                codes = Arrays.copyOf(codes, codes.length + value.get().length());
                for (char c : value.get().toCharArray()) {
                    codes[length++] = c;
                }
                i = end;
            } else {
                codes[length++] = wildcards ? code(pattern.charAt(i)) : pattern.charAt(i);
            }
        }
        return Optional.of(new Glob(Arrays.copyOf(codes, length)));
    }

    static boolean matches(String pattern, String text, AccessRequest request) {
        return of(pattern, request, true).map(glob -> glob.matches(text)).orElse(false);
    }

    /**
     * ARNs are compared part by part, so that a wildcard does not reach over a colon; parts left out at the end mean
     * any.
     */
    static boolean matchesArn(String pattern, String arn, AccessRequest request) {
        String[] wanted = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (!wanted[0].equals("arn") || parts.length < 6) {
            return matches(pattern, arn, request);
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!matches(wanted[i], parts[i], request)) {
                return false;
            }
        }
        return true;
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
        return comma < 0 || !values.isEmpty() ? Optional.empty()
                : Optional.of(name.substring(comma + 1).strip().replaceAll("^'|'$", ""));
    }

    private static int code(char c) {
        return switch (c) {
            case '*' -> ANY_NUMBER;
            case '?' -> ANY_ONE;
            default -> c;
        };
    }

    boolean matchesIgnoringCase(String text) {
        int[] lower = Arrays.stream(codes).map(code -> code < 0 ? code : Character.toLowerCase(code)).toArray();
        return new Glob(lower).matches(text.toLowerCase(Locale.ROOT));
    }

    boolean matches(String text) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < text.length();) {
            if (at < codes.length && (codes[at] == ANY_ONE || codes[at] == text.charAt(i))) {
                at++;
                i++;
            } else if (at < codes.length && codes[at] == ANY_NUMBER) {
                star = at++;
                retry = i;
            } else if (star >= 0) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        while (at < codes.length && codes[at] == ANY_NUMBER) {
            at++;
        }
        return at == codes.length;
    }
}
