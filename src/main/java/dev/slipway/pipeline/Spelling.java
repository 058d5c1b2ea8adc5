package dev.slipway.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Spelling {

    /** Longer words are somebody's text, not a name. */
    private static final int LONGEST = 200;

    private Spelling() {}

    /** The name that differs in upper and lower case only, else the nearest within a few letters. */
    public static Optional<String> nearest(String word, Collection<String> names) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / 4);
        return names.stream()
                .filter(name -> Math.abs(name.length() - word.length()) <= allowed)
                .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
    }

    /** The name that differs in upper and lower case only. */
    public static Optional<String> otherCase(String word, Collection<String> names) {
        return names.stream().filter(name -> name.equalsIgnoreCase(word)).findFirst();
    }

    /** Letters to change, put in or take out (Levenshtein). */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
