package dev.slipway.pipeline;

import java.util.Collection;
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
        Optional<String> nearest = Optional.empty();
        int least = allowed + 1;
        for (String name : names) {
            int distance = Math.abs(name.length() - word.length()) > allowed ? least
                    : distance(lower, name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                nearest = Optional.of(name);
                least = distance;
            }
        }
        return nearest;
    }

    /** The name that differs in upper and lower case only. */
    public static Optional<String> otherCase(String word, Collection<String> names) {
        return names.stream().filter(name -> name.equalsIgnoreCase(word)).findFirst();
    }

    /** Letters to change, put in, take out or swap with a neighbour (optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                boolean isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                rows[i][j] = isSwap ? Math.min(rows[i][j], rows[i - 2][j - 2] + 1) : rows[i][j];
            }
        }
        return rows[a.length()][b.length()];
    }
}
