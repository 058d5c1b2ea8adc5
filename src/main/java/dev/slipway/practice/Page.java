package dev.slipway.practice;

import java.util.List;
import java.util.function.Supplier;

/**
 * One page of a list.
 *
 * @param next the token of the next page, or null when this is the last, as the SDK has it
 */
record Page<T>(List<T> items, String next) {

    private static final String TOKEN = "page-from-";

    /**
     * Cuts the page that was asked for out of all.
     *
     * @param most    items a page, or null for as many as AWS gives unasked
     * @param token   of an earlier page, or null for the first
     * @param unasked items a page when none are asked for
     * @param invalid what AWS throws for a token that it never gave
     */
    static <T> Page<T> of(List<T> all, Integer most, String token, int unasked,
                          Supplier<? extends RuntimeException> invalid) {
        int from = token == null || token.isEmpty() ? 0 : position(token, all.size(), invalid);
        int to = Math.min(all.size(), from + (most == null || most <= 0 ? unasked : most));
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size() ? TOKEN + to : null);
    }

    private static int position(String token, int size, Supplier<? extends RuntimeException> invalid) {
        if (!token.matches(TOKEN + "\\d{1,9}")) {
            throw invalid.get();
        }
        // the list may have become shorter since the token was given
        return Math.min(size, Integer.parseInt(token.substring(TOKEN.length())));
    }
}
