package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.cloud.AwsProblem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchPaceTest {

    private static final Judgement MOVING = new Judgement.Progressing(Judgement.Wait.PLACING, Duration.ZERO);
    private static final Judgement OVER = new Judgement.Succeeded("ecs-svc/new", "my-app-api:2");

    private final Snapshot answered = new Looks().after(0);
    private final Snapshot throttled = new Looks().problem(new AwsProblem.Throttled("DescribeTasks")).after(0);

    @Test
    void whatMovesIsLookedAtEveryTwoSeconds() {
        assertEquals(2, WatchPace.start().after(answered, MOVING).delay().toSeconds());
    }

    @Test
    void whatIsOverIsLookedAtEveryTenSeconds() {
        assertEquals(10, WatchPace.start().after(answered, OVER).delay().toSeconds());
    }

    @Test
    void beingThrottledDoublesThePauseUpToAMinuteUntilAwsAnswersAgain() {
        WatchPace pace = WatchPace.start();
        for (int expected : new int[] {4, 8, 16, 32, 60, 60}) {
            pace = pace.after(throttled, MOVING);
            assertEquals(expected, pace.delay().toSeconds());
        }
        assertEquals(2, pace.after(answered, MOVING).delay().toSeconds());
    }
}
