package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** Which value of a list was which before it was changed. */
final class Alignment {

    /** Comparing each with each costs too much beyond this many pairs. */
    private static final long MOST_PAIRS = 250_000;

    private Alignment() {}

    /** For each value now the index it had before; -1 for a new one. Indices only grow. */
    static int[] of(List<JsonNode> before, List<JsonNode> now) {
        int[] match = new int[now.size()];
        Arrays.fill(match, -1);
        int start = 0;
        int shared = Math.min(before.size(), now.size());
        while (start < shared && before.get(start).equals(now.get(start))) {
            match[start] = start;
            start++;
        }
        int end = 0;
        while (end < shared - start
                && before.get(before.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            match[now.size() - 1 - end] = before.size() - 1 - end;
            end++;
        }
        int left = before.size() - end - start;
        int right = now.size() - end - start;
        if (left != right && (long) left * right <= MOST_PAIRS) {
            equalOnes(before.subList(start, start + left), now.subList(start, start + right), start, match);
        }
        fillGaps(match, start, start + right, before.size() - end);
        return match;
    }

    /** The longest common subsequence. */
    private static void equalOnes(List<JsonNode> before, List<JsonNode> now, int offset, int[] match) {
        int[][] longest = new int[before.size() + 1][now.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(now.get(j)) ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < now.size()) {
            if (before.get(i).equals(now.get(j))) {
                match[offset + j++] = offset + i++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** What stands between the same neighbours is taken for the same value, changed. */
    private static void fillGaps(int[] match, int from, int to, int limit) {
        int free = from;
        for (int j = from; j < to; j++) {
            if (match[j] >= 0) {
                free = match[j] + 1;
                continue;
            }
            int bound = limit;
            for (int k = j + 1; k < to; k++) {
                if (match[k] >= 0) {
                    bound = match[k];
                    break;
                }
            }
            if (free < bound) {
                match[j] = free++;
            }
        }
    }
}
