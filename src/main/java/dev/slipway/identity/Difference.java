package dev.slipway.identity;

import java.util.ArrayList;
import java.util.List;

/** What two texts have in common and where they part, character by character. */
public record Difference(List<Piece> pieces) {

    /** Both sides are cut here, so that the comparison stays quick; no {@code sub} is as long. */
    private static final int LONGEST = 600;

    public Difference {
        pieces = List.copyOf(pieces);
    }

    /** Whose text a piece is. */
    public enum Side { BOTH, WANTED, SENT }

    /** Neighbouring characters of one side. */
    public record Piece(Side side, String text) {}

    /** From what a policy wants to what was sent, by their longest common subsequence. */
    public static Difference between(String wanted, String sent) {
        String left = cut(wanted);
        String right = cut(sent);
        int[][] common = common(left, right);
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            if (i < left.length() && j < right.length() && left.charAt(i) == right.charAt(j)) {
                add(pieces, Side.BOTH, left.charAt(i++));
                j++;
            } else if (j == right.length() || i < left.length() && common[i + 1][j] >= common[i][j + 1]) {
                add(pieces, Side.WANTED, left.charAt(i++));
            } else {
                add(pieces, Side.SENT, right.charAt(j++));
            }
        }
        return new Difference(pieces);
    }

    /** How many characters lie between what both begin and what both end with: a quick measure to choose by. */
    static int apart(String wanted, String sent) {
        int most = Math.min(wanted.length(), sent.length());
        int begin = 0;
        while (begin < most && wanted.charAt(begin) == sent.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < most - begin
                && wanted.charAt(wanted.length() - 1 - end) == sent.charAt(sent.length() - 1 - end)) {
            end++;
        }
        return wanted.length() + sent.length() - 2 * (begin + end);
    }

    /** How many characters are on one side only. */
    public int distance() {
        return pieces.stream().filter(piece -> piece.side() != Side.BOTH)
                .mapToInt(piece -> piece.text().length()).sum();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static int[][] common(String left, String right) {
        int[][] common = new int[left.length() + 1][right.length() + 1];
        for (int i = left.length() - 1; i >= 0; i--) {
            for (int j = right.length() - 1; j >= 0; j--) {
                common[i][j] = left.charAt(i) == right.charAt(j) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Piece> pieces, Side side, char c) {
        if (!pieces.isEmpty() && pieces.getLast().side() == side) {
            pieces.set(pieces.size() - 1, new Piece(side, pieces.getLast().text() + c));
        } else {
            pieces.add(new Piece(side, String.valueOf(c)));
        }
    }
}
