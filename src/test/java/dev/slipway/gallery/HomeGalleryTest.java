package dev.slipway.gallery;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The first day: Home, what it opens, and every step before anything is made. */
class HomeGalleryTest extends GalleryTest {

    @Test
    void home() {
        await("#home-recent", stage.workspace().texts().get("recent.none"));
        show("first-day");
        List<String> bubbles = List.of("doors", "learn", "activity");
        bubbles.forEach(bubble -> showOpened("tour-" + bubble, () -> openBubble(bubbles, bubble)));
        showOpened("practice-speed", () -> stage.click("#practice-speed"));
        showOpened("keys", () -> stage.robot().push(KeyCode.F1));
        stage.click("#activity");
        show("activity");
        showOpened("call", () -> stage.click("#activity-list .list-cell"));
    }

    private void openBubble(List<String> bubbles, String last) {
        stage.click("#home-tour");
        for (String bubble : bubbles) {
            await("#tour-" + bubble);
            if (bubble.equals(last)) {
                return;
            }
            stage.robot().push(KeyCode.ENTER);
        }
    }

    @Test
    void steps() {
        for (String step : List.of("connect", "target", "trust", "secret", "image", "taskdef", "deploy", "reach")) {
            open(step);
            awaitCalm(step);
            show(step);
        }
        stage.click("#learn");
        show("without-learning");
    }

    /** What there is beside the steps where nothing has been made. */
    @Test
    void pages() {
        stage.click("#home-cleanup");
        await("#cleanup-things", "learner/my-app");
        show("nothing-to-clean-up");
        stage.click("#home");
        stage.click("#home-summary");
        await("#summary", stage.workspace().texts().get("summary.nothing"));
        show("nothing-to-sum-up");
        stage.click("#home");
        stage.click("#home-glossary");
        show("glossary");
        stage.type("#glossary-search", "ssRO");
        show("glossary-searched");
        stage.type("#glossary-search", "zzz");
        show("glossary-in-vain");
    }
}
