package dev.slipway.practice;

import java.util.Collection;

/** AWS's patterns: * for any characters, ? for exactly one. */
final class Wildcards {

    private Wildcards() {}

    static boolean anyMatches(Collection<String> patterns, String text, boolean ignoreCase) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text, ignoreCase));
    }

    /** In time that grows with the product of both lengths at worst, whatever the pattern. */
    static boolean matches(String pattern, String text, boolean ignoreCase) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t), ignoreCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char pattern, char text, boolean ignoreCase) {
        return pattern == '?' || pattern == text
                || ignoreCase && Character.toLowerCase(pattern) == Character.toLowerCase(text);
    }
}
