package dev.slipway.rollout;

import dev.slipway.change.Problem;
import dev.slipway.cloud.AwsProblem;
import java.time.Duration;
import java.time.Instant;

/** When one kind of read is due again: at its own interval, and ever later while it fails. */
final class Rhythm {

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Without the network or credentials nothing costs AWS anything, and they may be back any moment. */
    private static final Duration LONGEST_UNHEARD = Duration.ofSeconds(20);
    /** What may not be read may be granted meanwhile. */
    private static final Duration REFUSED = Duration.ofMinutes(5);

    private final Duration moving;
    private final Duration calm;
    private Instant last = Instant.MIN;
    private Duration backOff = Duration.ZERO;

    /** @param moving the interval while things move, {@code calm} the one when they do not */
    Rhythm(Duration moving, Duration calm) {
        this.moving = moving;
        this.calm = calm;
    }

    boolean isDue(Instant now, boolean isCalm) {
        return left(now, isCalm).isZero();
    }

    /** Whether there is nothing against reading now, though it may not be due yet. */
    boolean mayRead(Instant now) {
        return left(now, backOff).isZero();
    }

    boolean isBackingOff() {
        return !backOff.isZero();
    }

    /** How long until it is due. */
    Duration left(Instant now, boolean isCalm) {
        return left(now, isBackingOff() ? backOff : isCalm ? calm : moving);
    }

    /** A clock that was set back must not keep anybody waiting. */
    private Duration left(Instant now, Duration interval) {
        if (last.equals(Instant.MIN) || now.isBefore(last)) {
            return Duration.ZERO;
        }
        Duration left = interval.minus(Duration.between(last, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean wasAnsweredAt(Instant now) {
        return last.equals(now) && !isBackingOff();
    }

    void answered(Instant now) {
        last = now;
        backOff = Duration.ZERO;
    }

    void failed(Instant now, Problem problem) {
        last = now;
        backOff = isRefusal(problem) ? REFUSED : switch (problem) {
            case AwsProblem.Throttled _ -> grown(LONGEST);
            case AwsProblem.AwsFault _ -> grown(REFUSED);
            default -> grown(LONGEST_UNHEARD);
        };
    }

    /** Whether asking again soon will not help. */
    static boolean isRefusal(Problem problem) {
        return problem instanceof AwsProblem.AccessDenied || problem instanceof AwsProblem.DeniedByAdministrator
                || problem instanceof AwsProblem.NotInPractice;
    }

    private Duration grown(Duration most) {
        Duration next = backOff.isZero() ? FIRST_BACK_OFF : backOff.multipliedBy(2);
        return next.compareTo(most) > 0 ? most : next;
    }
}
