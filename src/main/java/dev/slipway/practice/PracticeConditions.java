package dev.slipway.practice;

import dev.slipway.learn.PracticeLevel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * How the account behaves at the moment. What happens by chance follows from the seed and from practice time alone, so
 * the same calls at the same times meet the same luck; on a calm account nothing does.
 */
final class PracticeConditions {

    private static final long SEED = 443;
    private static final double MISSED = 0.3;
    private static final Duration LEAST_FRESH = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final InstantSource clock;
    private volatile PracticeLevel level = PracticeLevel.CALM;
    private volatile long seed = SEED;

    PracticeConditions(InstantSource clock) {
        this.clock = clock;
    }

    void set(PracticeLevel level) {
        this.level = level;
    }

    void setSeed(long seed) {
        this.seed = seed;
    }

    PracticeLevel level() {
        return level;
    }

    boolean isReal() {
        return level == PracticeLevel.REAL;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Whether it happens now.
     *
     * @param chance from 0 to 1
     * @param span   so long it stays as it is
     */
    boolean happens(double chance, String what, Duration span) {
        return isReal() && random(what, clock.instant().toEpochMilli() / span.toMillis()).nextDouble() < chance;
    }

    /** Whether it happened so lately that it is not yet seen everywhere; how long that takes differs from thing to thing. */
    boolean isFresh(Instant since, String what, Duration least, Duration most) {
        return isReal() && clock.instant().isBefore(since.plus(between(least, most, what, since)));
    }

    /**
     * Whether a read misses what is so fresh: sometimes it does in the first seconds, and the next finds it.
     *
     * @param most how long it may take until every read finds it
     */
    boolean isMissed(Instant since, String what, Duration most) {
        return isFresh(since, what, LEAST_FRESH, most) && happens(MISSED, what, LOOK);
    }

    /** How long something takes that begins then. */
    Duration between(Duration least, Duration most, String what, Instant begin) {
        long spread = most.minus(least).toMillis();
        return least.plusMillis(random(what, begin.toEpochMilli()).nextLong(spread));
    }

    private SplittableRandom random(String what, long moment) {
        UUID mixed = UUID.nameUUIDFromBytes((seed + " " + moment + " " + what).getBytes(StandardCharsets.UTF_8));
        return new SplittableRandom(mixed.getMostSignificantBits());
    }
}
