package dev.slipway.gallery;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Home on the first day, and what it opens. */
class HomeGalleryTest extends GalleryTest {

    @Test
    void home() {
        stage.until("it is said", () -> stage.textOf("#home-recent").contains(
                stage.workspace().texts().get("recent.none")));
        show("first-day");
        List<String> bubbles = List.of("doors", "learn", "activity");
        bubbles.forEach(bubble -> showOpened("tour-" + bubble, () -> openBubble(bubbles, bubble)));
        stage.click("#activity");
        show("activity");
        showOpened("call", () -> stage.click("#activity-list .list-cell"));
    }

    private void openBubble(List<String> bubbles, String last) {
        stage.click("#home-tour");
        for (String bubble : bubbles) {
            stage.until("its bubble is there", () -> isThere("#tour-" + bubble));
            if (bubble.equals(last)) {
                return;
            }
            stage.robot().push(KeyCode.ENTER);
        }
    }

    @Test
    void steps() {
        for (String step : new String[] {"connect", "target", "trust", "secret", "image", "taskdef", "deploy", "reach"}) {
            open(step);
            stage.until(step + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                    .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
            show(step);
        }
    }
}
