package dev.slipway.ui.cleanup;

import dev.slipway.change.Note;
import java.time.Duration;
import java.time.Instant;

/** For how long something has been running, in words. */
final class RunningTime {

    private static final int DAYS_FROM = 48;

    private RunningTime() {}

    static Note words(Instant since, Instant now) {
        Duration time = Duration.between(since, now).isNegative() ? Duration.ZERO : Duration.between(since, now);
        return time.toHours() < DAYS_FROM ? Note.info("cleanup.time.hours", time.toHours(), time.toMinutesPart())
                : Note.info("cleanup.time.days", time.toDays(), time.toHoursPart());
    }
}
