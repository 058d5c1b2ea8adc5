package dev.slipway.gallery;

import dev.slipway.learn.Exercise;
import org.junit.jupiter.api.Test;

/** Exercises, from the list to the last hint. */
class LearnGalleryTest extends GalleryTest {

    @Test
    void exercise() {
        stage.click("#home-exercises");
        show("list");
        stage.click("#begin-" + Exercise.CRASH_LOOP.name());
        await("#exercise-hint");
        show("begun");
        for (int hint = 1; hint <= Exercise.HINTS; hint++) {
            stage.click("#exercise-hint");
        }
        show("all-hints");
        open("reach");
        awaitCalm("reach");
        show("beside-a-step");
        open("exercises");
        show("list-under-way");
    }
}
