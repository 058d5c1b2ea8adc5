package dev.slipway.cleanup;

import dev.slipway.change.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;

/**
 * Prices of some regions, as somebody has read them.
 *
 * @param read    when
 * @param note    what whoever edited it wants to be told; empty for nothing
 * @param regions by the region's id, at least one
 */
public record PriceTable(YearMonth read, String note, Map<String, Prices> regions) {

    private static final String USUAL = "us-east-1";
    private static final String BUNDLED = "prices.json";

    public PriceTable {
        Objects.requireNonNull(read);
        Objects.requireNonNull(note);
        regions = Map.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("no region");
        }
    }

    /** The table that comes with the program. */
    public static PriceTable bundled() {
        try {
            return PriceReader.read(BUNDLED, bundledText());
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its text, to begin a table of one's own with. */
    static String bundledText() {
        try (InputStream in = Objects.requireNonNull(PriceTable.class.getResourceAsStream(BUNDLED))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The region's prices; those of us-east-1, or of any region, for one that is not in the table. */
    public Prices near(String region) {
        return regions.getOrDefault(region, regions.getOrDefault(USUAL, regions.values().iterator().next()));
    }
}
