package dev.slipway.rollout;

import java.util.Optional;

/**
 * A line of a recording that says which deployment is judged from there on.
 *
 * @param follows the one that is watched for its own sake; null with {@code newest}
 * @param newest  whether it is whichever is the service's newest; null for false
 */
record RecordedFollow(Followed follows, Boolean newest) {

    static RecordedFollow of(Optional<Followed> one) {
        return one.map(it -> new RecordedFollow(it, null)).orElseGet(() -> new RecordedFollow(null, true));
    }

    boolean isOurs() {
        return follows != null || Boolean.TRUE.equals(newest);
    }

    Optional<Followed> one() {
        return Optional.ofNullable(follows);
    }
}
