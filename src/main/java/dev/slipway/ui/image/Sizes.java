package dev.slipway.ui.image;

import dev.slipway.ui.Texts;
import java.time.Duration;
import java.util.Locale;

/** Bytes and times as a person reads them; a kB is 1000 bytes, as Docker counts. */
final class Sizes {

    private static final long KILO = 1000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;

    private Sizes() {}

    static String words(long bytes) {
        if (bytes < KILO) {
            return Math.max(0, bytes) + " B";
        }
        if (bytes < MEGA) {
            return Math.round((double) bytes / KILO) + " kB";
        }
        return bytes < GIGA ? number(bytes, MEGA) + " MB" : number(bytes, GIGA) + " GB";
    }

    /** With a decimal where it says something. */
    private static String number(long bytes, long unit) {
        double value = (double) bytes / unit;
        return value < 10 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
    }

    /** In seconds, or in minutes when it takes some. */
    static String time(Texts texts, Duration time) {
        return time.toSeconds() < 90 ? texts.get("image.time.seconds", time.toSeconds())
                : texts.get("image.time.minutes", (time.toSeconds() + 30) / 60);
    }
}
