package dev.slipway.practice;

import java.util.List;

/** A part of a list, as ECS hands lists out; the token is the place to go on from. */
record EcsPage<T>(List<T> items, String nextToken) {

    /**
     * The part that begins at the token and holds as many as were asked for.
     *
     * @param most what AWS gives when nothing was asked for, and its limit
     */
    static <T> EcsPage<T> of(List<T> all, String token, Integer asked, int most) {
        int size = asked == null || asked < 1 || asked > most ? most : asked;
        int from = token == null ? 0 : placeOf(token, all.size());
        int to = Math.min(from + size, all.size());
        return new EcsPage<>(List.copyOf(all.subList(from, to)), to < all.size() ? Integer.toString(to) : null);
    }

    private static int placeOf(String token, int size) {
        try {
            int place = Integer.parseInt(token);
            if (place >= 0 && place <= size) {
                return place;
            }
        } catch (NumberFormatException e) {
            throw EcsErrors.invalidParameter("Invalid token " + token);
        }
        throw EcsErrors.invalidParameter("Invalid token " + token);
    }
}
