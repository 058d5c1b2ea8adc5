package dev.slipway.cleanup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What some things cost, roughly, in US dollars.
 *
 * @param hour    for each hour that they stay
 * @param soFar   until now, as if they had always been as they are
 * @param running since when something is running that costs by the hour, the longest one
 */
public record Bill(double hour, double soFar, Optional<Instant> running) {

    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS = 30;

    public static Bill of(List<Leftover> things, Prices prices, Instant now) {
        double hour = things.stream().mapToDouble(it -> prices.hour(it.usage())).sum();
        double soFar = things.stream().mapToDouble(it -> prices.soFar(it.usage(), it.thing().since()
                .map(since -> Duration.between(since, now)).filter(time -> !time.isNegative()).orElse(Duration.ZERO)))
                .sum();
        return new Bill(hour, soFar, things.stream().filter(Bill::runs).map(it -> it.thing().since().orElse(null))
                .filter(Objects::nonNull).min(Comparator.naturalOrder()));
    }

    /** Whether it costs by the hour, as storage does not in what a learner stores. */
    static boolean runs(Leftover leftover) {
        return leftover.usage() instanceof Usage.Tasks tasks && tasks.count() > 0
                || leftover.usage() instanceof Usage.Balancer;
    }

    public double day() {
        return hour * HOURS_OF_A_DAY;
    }

    /** Of 30 days. */
    public double month() {
        return day() * DAYS;
    }
}
