package dev.slipway.gallery;

import dev.slipway.learn.Exercise;
import org.junit.jupiter.api.Test;

/** The lesson of a cause, and exercises from the list to the last hint. */
class LearnGalleryTest extends GalleryTest {

    @Test
    void lesson() {
        stage.click("#home-stuck");
        stage.click("#deploy-explainText");
        stage.copy("is not authorized to perform: iam:PassRole on resource: "
                + "arn:aws:iam::123456789012:role/ecsTaskExecutionRole");
        stage.click("#diagnosis-paste");
        stage.click("#behind-pass-role-denied");
        show("of-a-cause");
        show("chain-breaks", "#trust-chain");
        show("commands", "#learn-commands");
        stage.click("#learn-back");
        show("of-the-step");
    }

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
