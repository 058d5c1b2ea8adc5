package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/** Three bubbles show a newcomer around, once. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TourTest extends SmallWindowTest {

    private static final int LONGER_THAN_REST = 700;

    @Test
    void threeBubblesFollowEachOtherByTheKeyboard() {
        stage.click("#home-tour");
        stage.until("the first points at the first door", () -> isShown("doors"));
        stage.robot().push(KeyCode.ENTER);
        stage.until("the second", () -> isShown("learn"));
        stage.robot().push(KeyCode.ENTER);
        stage.until("the third", () -> isShown("activity"));
        stage.robot().push(KeyCode.ENTER);
        stage.until("and that is all", () -> !isShown("doors") && !isShown("learn") && !isShown("activity"));
    }

    @Test
    void escapeAndSkippingEndIt() {
        stage.click("#home-tour");
        stage.until("the first is there", () -> isShown("doors"));
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("it is gone", () -> !isShown("doors"));
        stage.click("#home-tour");
        stage.until("it is there again", () -> isShown("doors"));
        stage.click("#tour-skip");
        stage.until("it is gone", () -> !isShown("doors") && !isShown("learn"));
    }

    @Test
    void itComesUnaskedOnceOnAComputer() {
        begin();
        stage.until("the first is there", () -> isShown("doors"));
        stage.until("it is written down", () -> Files.exists(home.resolve("tour-seen")));
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("it is gone", () -> !isShown("doors"));
        begin();
        WaitForAsyncUtils.sleep(LONGER_THAN_REST, TimeUnit.MILLISECONDS);

        assertTrue(!isShown("doors"));
    }

    /** As the frame does that a desktop puts around it, at which whatever popped up before is hidden. */
    @Test
    void itWaitsForAWindowThatIsStillMoving() {
        begin();
        for (int width = 1040; width >= 1000; width -= 10) {
            int now = width;
            stage.onScreen(() -> {
                stage.window().getScene().getWindow().setWidth(now);
                return true;
            });
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
        }

        stage.until("the first is there", () -> isShown("doors"));
    }

    private void begin() {
        stage.onScreen(() -> {
            stage.window().home().tour().beginOnce();
            return true;
        });
    }

    private boolean isShown(String bubble) {
        return stage.robot().lookup("#tour-" + bubble).tryQuery().isPresent();
    }
}
