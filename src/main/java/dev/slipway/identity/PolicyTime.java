package dev.slipway.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as policies write it: seconds since 1970, or one of the forms of the W3C's note on ISO 8601, from the
 * mere month to fractions of a second; without a zone it is UTC. Digits alone are always seconds.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and Time Formats</a>
 */
final class PolicyTime {

    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,12}");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?"
            + "(?:[Tt](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d{0,20})?)?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private PolicyTime() {}

    /** Empty when it is no point in time. */
    static Optional<Instant> of(String text) {
        if (EPOCH.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        Matcher iso = ISO.matcher(text);
        try {
            return iso.matches() ? Optional.of(instant(iso)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(Matcher iso) {
        LocalDate day = LocalDate.of(number(iso, 1), number(iso, 2), iso.group(3) == null ? 1 : number(iso, 3));
        String fraction = iso.group(7) == null ? "" : iso.group(7);
        LocalTime time = iso.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.of(number(iso, 4), number(iso, 5),
                iso.group(6) == null ? 0 : number(iso, 6),
                Integer.parseInt((fraction + "0".repeat(9)).substring(0, 9)));
        boolean utc = iso.group(8) == null || iso.group(8).equalsIgnoreCase("Z");
        return day.atTime(time).toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(iso.group(8)));
    }

    private static int number(Matcher iso, int group) {
        return Integer.parseInt(iso.group(group));
    }
}
