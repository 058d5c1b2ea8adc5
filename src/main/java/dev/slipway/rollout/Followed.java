package dev.slipway.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * One deployment that is watched for its own sake, whatever else becomes of the service.
 *
 * @param deployment {@code ecs-svc/...}, as AWS has answered when it was started
 * @param replaced   the deployment that ran when it was started; empty for none
 * @param since      when it was started, by the watch's clock
 */
public record Followed(String deployment, String replaced, Instant since) {

    public Followed {
        Objects.requireNonNull(deployment);
        Objects.requireNonNull(replaced);
        Objects.requireNonNull(since);
    }

    /** How it stands; of a moment before it was started, how the service's latest deployment stood. */
    public Judgement judge(Timeline timeline) {
        boolean isEarlier = timeline.latest().filter(look -> look.at().isBefore(since)).isPresent();
        return isEarlier ? Judgement.of(timeline) : Judgement.of(timeline, this);
    }
}
