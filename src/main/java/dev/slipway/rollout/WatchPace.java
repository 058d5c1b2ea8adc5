package dev.slipway.rollout;

import java.time.Duration;

/** How long to wait before the next look: short while things move, longer when calm, doubled while AWS throttles. */
public record WatchPace(Duration delay) {

    private static final Duration MOVING = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public static WatchPace start() {
        return new WatchPace(MOVING);
    }

    /** The pace after this look and what was made of it. */
    public WatchPace after(Snapshot look, Judgement judgement) {
        if (look.wasThrottled()) {
            Duration doubled = delay.multipliedBy(2);
            return new WatchPace(doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled);
        }
        return new WatchPace(judgement.isFinal() ? CALM : MOVING);
    }
}
