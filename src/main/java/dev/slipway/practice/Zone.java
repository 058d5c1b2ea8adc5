package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;

/**
 * An availability zone.
 *
 * @param id the same place in every account, unlike the name
 */
record Zone(String name, String id) {

    /** The zones that the practice account sees in a region: three everywhere, and in Tokyo those of newer accounts. */
    static List<Zone> of(String region) {
        Stream<String> letters = region.equals("ap-northeast-1") ? Stream.of("a", "c", "d") : Stream.of("a", "b", "c");
        return letters.map(letter -> new Zone(region + letter,
                shortName(region) + "-az" + (letter.charAt(0) - 'a' + 1))).toList();
    }

    /** {@code ap-northeast-1} is {@code apne1}, {@code us-east-1} is {@code use1}. */
    private static String shortName(String region) {
        String[] parts = region.split("-");
        if (parts.length < 3) {
            return region;
        }
        String direction = parts[1].replace("north", "n").replace("south", "s").replace("east", "e")
                .replace("west", "w").replace("central", "c");
        return parts[0] + direction + parts[2];
    }
}
