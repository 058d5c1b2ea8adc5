package dev.slipway.ui.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A moment as a time of day to the second, as every list and chart shows it. */
public final class TimeOfDay {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private TimeOfDay() {}

    /** On this computer's clock. */
    public static String of(Instant at) {
        return of(at, ZoneId.systemDefault());
    }

    public static String of(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
