package dev.slipway.ui;

import dev.slipway.change.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Sizes, spans of time, dates and moments as the language chosen now writes them; a kB is 1000 bytes, as Docker and ECR
 * count, and a moment is on this computer's clock.
 */
final class Quantities {

    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    private static final long GIGA = 1_000_000_000;
    private static final int A_MINUTE = 60;
    private static final int DAYS_FROM_HOURS = 48;

    private final Texts texts;
    private final ZoneId zone;

    Quantities(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** In words, if it is one of these. */
    Optional<String> words(Object fact) {
        return Optional.ofNullable(switch (fact) {
            case Bytes size -> size(size.count());
            case Duration time -> time(time.isNegative() ? Duration.ZERO : time);
            case LocalDate day -> pattern("quantity.date").format(day);
            case Instant moment -> pattern("quantity.moment").format(moment.atZone(zone));
            case null, default -> null;
        });
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(texts.get(key), texts.language().get().locale());
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return Math.max(0, bytes) + " B";
        }
        if (bytes < MEGA - KILO / 2) {
            return (bytes + KILO / 2) / KILO + " kB";
        }
        return bytes < GIGA - MEGA / 2 ? tenths((double) bytes / MEGA) + " MB" : tenths((double) bytes / GIGA) + " GB";
    }

    /** With a decimal where it says something. */
    private static String tenths(double value) {
        return value < 9.95 ? String.format(Locale.ROOT, "%.1f", value) : Long.toString(Math.round(value));
    }

    /** Its two biggest units; below a minute with tenths of a second, where there are some. */
    private String time(Duration time) {
        if (time.toSeconds() < A_MINUTE) {
            return texts.get("quantity.seconds", time.toMillisPart() == 0 ? Long.toString(time.toSeconds())
                    : time.toSeconds() + "." + time.toMillisPart() / 100);
        }
        if (time.toHours() == 0) {
            return both("quantity.minutes", time.toMinutes(), "quantity.seconds", time.toSecondsPart());
        }
        return time.toHours() < DAYS_FROM_HOURS
                ? both("quantity.hours", time.toHours(), "quantity.minutes", time.toMinutesPart())
                : both("quantity.days", time.toDays(), "quantity.hours", time.toHoursPart());
    }

    private String both(String bigger, long many, String smaller, int more) {
        return texts.get(bigger, many) + (more == 0 ? "" : " " + texts.get(smaller, more));
    }
}
