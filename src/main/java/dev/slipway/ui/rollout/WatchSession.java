package dev.slipway.ui.rollout;

import dev.slipway.rollout.Followed;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.World;
import java.util.Optional;

/**
 * One service of one world, all that was seen of it, and which of its deployments is followed; only one watch at a time
 * works on it.
 */
final class WatchSession {

    private final World world;
    private final ServiceName service;
    private volatile Timeline seen = Timeline.empty();
    private volatile boolean slow;
    private Optional<Followed> followed = Optional.empty();
    private boolean chosen;

    WatchSession(World world, ServiceName service) {
        this.world = world;
        this.service = service;
    }

    World world() {
        return world;
    }

    ServiceName service() {
        return service;
    }

    Timeline seen() {
        return seen;
    }

    /** Whether it is looked at so seldom that somebody who asks should not wait for it. */
    boolean isSlow() {
        return slow;
    }

    void setSlow(boolean isSlow) {
        slow = isSlow;
    }

    /** Goes on with what an earlier watch has left, unless this one has begun. */
    void resume(Writing before) {
        if (seen.begun().isEmpty()) {
            seen = before.seen();
            remember(before.followed());
        }
    }

    /** A service that was made anew begins anew, and what was followed before it has no meaning for it. */
    void add(Snapshot look) {
        if (!seen.isOf(look)) {
            seen = Timeline.empty();
            remember(Optional.empty());
        }
        seen = seen.with(look);
    }

    /** @param one what somebody wants to be followed from now on; empty for the newest */
    synchronized void follow(Optional<Followed> one) {
        followed = one;
        chosen = true;
    }

    /** What somebody has chosen meanwhile counts more. */
    private synchronized void remember(Optional<Followed> one) {
        if (!chosen) {
            followed = one;
        }
    }

    synchronized Optional<Followed> followed() {
        return followed;
    }

    /** How the deployment that is followed stands, or the newest if none is. */
    Judgement judge(Timeline all) {
        return followed().map(one -> one.judge(all)).orElseGet(() -> Judgement.of(all));
    }
}
