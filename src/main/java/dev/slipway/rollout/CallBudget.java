package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How many calls to AWS one kind of read may still make: so many in any minute, fewer when nothing moves. */
final class CallBudget {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final int moving;
    private final int calm;
    private final ArrayDeque<Instant> spent = new ArrayDeque<>();

    CallBudget(int moving, int calm) {
        this.moving = moving;
        this.calm = calm;
    }

    /** Calls that may be made now; never below zero. */
    synchronized int room(Instant now, boolean isCalm) {
        spent.removeIf(at -> at.isAfter(now) || !at.isAfter(now.minus(WINDOW)));
        return Math.max(0, (isCalm ? calm : moving) - spent.size());
    }

    synchronized void spend(Instant now) {
        spent.addLast(now);
    }
}
