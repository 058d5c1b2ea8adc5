package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;

/** What looks at the service have shown to move, and what is to be read because of it. */
final class Movement {

    /** What follows a change (a steady state, a last line) is still to be seen at once. */
    private static final Duration RESTLESS = Duration.ofSeconds(45);

    private ServiceLook before;
    private Instant movedAt = Instant.EPOCH;
    private boolean wantsList;
    private boolean wantsFollow;
    private boolean wantsHistory;

    /** Compares with the last look. */
    void notice(ServiceLook look, Instant now) {
        if (look.isLike(before)) {
            return;
        }
        wantsList |= before == null || look.hasOtherTasksThan(before);
        wantsHistory |= before == null || look.hasOtherDeploymentsThan(before);
        wantsFollow = true;
        before = look;
        movedAt = now;
    }

    /** Whether nothing has moved for long, and nothing is left to do for ECS. */
    boolean isOver(Instant now) {
        boolean wasLong = movedAt.plus(RESTLESS).isBefore(now) || now.isBefore(movedAt);
        return before != null && wasLong && before.isSettled();
    }

    /** It is time to find out which tasks there are, whether or not anything has moved. */
    void list() {
        wantsList = true;
    }

    /** The same for the service deployments. */
    void history() {
        wantsHistory = true;
    }

    boolean wantsList() {
        return wantsList;
    }

    boolean wantsFollow() {
        return wantsFollow;
    }

    boolean wantsHistory() {
        return wantsHistory;
    }

    /** Which describes them, too. */
    void listed() {
        wantsList = false;
        wantsFollow = false;
    }

    void followed() {
        wantsFollow = false;
    }

    void historyRead() {
        wantsHistory = false;
    }
}
