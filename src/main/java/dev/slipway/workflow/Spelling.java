package dev.slipway.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the known names was probably meant. */
final class Spelling {

    private static final int FARTHEST = 2;
    private static final int LONGEST = 64;
    private static final int MOST_NAMES = 500;

    private Spelling() {}

    /** The nearest of the names, if it is at most two letters away and not a different short word. */
    static Optional<String> near(String name, Collection<String> known) {
        return known.stream().limit(MOST_NAMES).filter(other -> !other.equals(name) && distance(name, other) <= allowed(name))
                .min(Comparator.comparingInt((String other) -> distance(name, other)).thenComparing(other -> other));
    }

    private static int allowed(String name) {
        return Math.min(FARTHEST, name.length() / 4);
    }

    /** Levenshtein's: letters to add, drop or change. */
    private static int distance(String one, String other) {
        if (one.length() > LONGEST || other.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
