package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.image.LayerNews.AlreadyThere;
import dev.slipway.image.LayerNews.Retrying;
import dev.slipway.image.LayerNews.Sending;
import dev.slipway.image.LayerNews.Sent;
import dev.slipway.image.LayerNews.Sizes;
import dev.slipway.image.LayerNews.Waiting;
import dev.slipway.image.PushProgress.Layer;
import dev.slipway.image.PushProgress.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushProgressTest {

    private static final Instant BEGIN = Instant.parse("2026-11-27T09:00:00Z");

    private final PushProgress push = new PushProgress();

    @Test
    void aLayersBarNeverPassesItsEnd() {
        take(0, new Sending("a", 120, 100));
        assertEquals(List.of(new Layer("a", State.SENDING, 100, 100, 0)), push.layers());
    }

    @Test
    void layersKeepTheOrderInWhichTheyWereToldOf() {
        take(0, new Waiting("b"), new Waiting("a"), new Sending("a", 1, 2), new Sent("b"));
        assertEquals(List.of("b", "a"), push.layers().stream().map(Layer::name).toList());
    }

    @Test
    void sizesThatAreKnownBeforehandMakeTheTotalStandStill() {
        take(0, new Waiting("a"), new Waiting("b"), new Sizes(Map.of("a", 70L, "b", 30L)));
        assertEquals(100, push.total());
        take(1, new Sending("a", 10, 71));
        assertEquals(101, push.total());
        assertEquals(10, push.done());
    }

    @Test
    void whatIsThereAlreadyCountsAsDoneButNotAsFast() {
        take(0, new Sizes(Map.of("a", 1_000_000L, "b", 1_000L)), new Waiting("a"), new Waiting("b"));
        take(2000, new AlreadyThere("a"), new Sending("b", 500, 1_000));
        assertEquals(1_000_500, push.done());
        assertEquals(250, push.speed(at(2000)));
        assertEquals(Optional.of(Duration.ofSeconds(2)), push.remaining(at(2000)));
    }

    @Test
    void theSpeedIsThatOfTheLastSeconds() {
        take(0, new Sending("a", 0, 100_000));
        take(10_000, new Sending("a", 90_000, 100_000));
        take(12_000, new Sending("a", 92_000, 100_000));
        assertEquals(1_000, push.speed(at(12_000)));
    }

    @Test
    void nothingIsSaidOfTheTimeLeftWhileNothingMovesOrASizeIsNotKnown() {
        take(0, new Sending("a", 0, 100));
        assertEquals(Optional.empty(), push.remaining(at(5000)));
        take(5000, new Sending("a", 50, 100), new Waiting("b"));
        assertEquals(Optional.empty(), push.remaining(at(5000)));
    }

    @Test
    void theNextTryIsThatOfTheLayerThatComesFirst() {
        take(0, new Retrying("a", 10), new Retrying("b", 5));
        assertEquals(Optional.of(5), push.retriesIn());
        take(1, new Sending("a", 0, 1), new Sending("b", 0, 1));
        assertEquals(Optional.empty(), push.retriesIn());
    }

    @Test
    void itIsFinishedWhenEveryLayerIs() {
        assertFalse(push.isFinished());
        take(0, new Waiting("a"), new AlreadyThere("b"));
        assertFalse(push.isFinished());
        take(1, new Sent("a"));
        assertTrue(push.isFinished());
    }

    private void take(long millis, LayerNews... news) {
        for (LayerNews one : news) {
            push.take(one, at(millis));
        }
    }

    private static Instant at(long millis) {
        return BEGIN.plusMillis(millis);
    }
}
