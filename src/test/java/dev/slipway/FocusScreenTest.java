package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.Exercise;
import dev.slipway.ui.settings.TextSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The focus is where the user is, one sees it, and keys bring it from one part of the window to the other. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FocusScreenTest extends SmallWindowTest {

    private Keyboard keys;

    @BeforeEach
    void takeTheKeyboard() {
        keys = new Keyboard(stage);
    }

    @Test
    void theRingIsThereForTheKeyboardAndGoneWithTheMouse() throws Exception {
        keys.press(KeyCode.TAB);
        assertTrue(ring().isVisible());
        assertTrue(ring().getBoundsInParent().contains(keys.owner().localToScene(keys.owner().getLayoutBounds())));
        picture("focus-ring");
        stage.click("#home-recent");
        assertFalse(ring().isVisible());
    }

    @Test
    void theRingStaysAroundWhatMovesAgainAndAgain() {
        keys.goTo("#home-exercises");
        for (int percent : new int[] {125, 80, 110, 100}) {
            stage.onScreen(() -> {
                stage.window().appearance().choose(TextSize.nearest(percent));
                return true;
            });
            stage.until("it is around the link at " + percent + " %", () -> {
                Bounds link = keys.owner().localToScene(keys.owner().getLayoutBounds());
                Bounds ring = ring().getBoundsInParent();
                return ring().isVisible() && ring.contains(link) && ring.getHeight() < link.getHeight() + 12;
            });
        }
    }

    @Test
    void fSixGoesThroughThePartsOfTheWindowAndBackToWhereOneWas() {
        stage.click("#home-setUp");
        stage.click("#activity");
        keys.goTo("#wizard-next");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            keys.press(KeyCode.F6);
            parts.add(part(keys.owner()));
        }
        assertEquals(List.of("learn-scroll", "activity", "status-bar", "app-bar", "step-list", "footer"), parts);
        assertTrue(keys.isAt("#wizard-next"), "back where one was: " + FocusOrder.name(keys.owner()));
        keys.press(KeyCode.SHIFT, KeyCode.F6);
        assertEquals("step-list", part(keys.owner()));
    }

    @Test
    void theKeysAreShownWithFOneAndTheFocusIsWhereItWasAfterwards() throws Exception {
        keys.goTo("#home-edit");
        keys.press(KeyCode.F1);
        stage.until("they are shown", () -> stage.robot().lookup("#keys").tryQuery().isPresent());
        picture("keys");
        keys.press(KeyCode.ESCAPE);
        stage.until("they are gone", () -> stage.robot().lookup("#keys").tryQuery().isEmpty());
        assertTrue(keys.isAt("#home-edit"));
    }

    @Test
    void digitsOpenStepsAndHome() {
        keys.step(3);
        assertEquals("trust", stage.window().wizard().front().get());
        keys.step(8);
        assertEquals("reach", stage.window().wizard().front().get());
        keys.press(KeyCode.ALT, KeyCode.HOME);
        assertTrue(stage.robot().lookup("#home-doors").tryQuery().isPresent());
    }

    @Test
    void whoGoesOnIsAtTheTitleOfTheNextPageAndWhoChoosesAStepStaysInTheList() {
        keys.goTo("#home-setUp");
        keys.press(KeyCode.ENTER);
        stage.until("at the title", () -> isTitle("step.connect.title"));
        keys.use("#wizard-next");
        stage.until("at the next title", () -> isTitle("step.target.title"));
        keys.use("#step-image");
        assertTrue(keys.isAt("#step-image"));
        keys.press(KeyCode.DOWN);
        assertTrue(keys.isAt("#step-taskdef"), "arrows go through the list");
        assertEquals("image", stage.window().wizard().front().get(), "and choose nothing by themselves");
    }

    @Test
    void whatIsMadeAnewKeepsTheFocusAndWhatGoesLeavesItToItsNeighbour() {
        keys.use("#home-exercises");
        keys.use("#begin-" + Exercise.CRASH_LOOP.name());
        stage.until("it is laid out", () -> stage.robot().lookup("#exercise-hint").tryQuery().isPresent());
        for (int hint = 0; hint < Exercise.HINTS; hint++) {
            keys.use("#exercise-hint");
        }
        stage.until("beside the button that has no more hints",
                () -> part(stage.window().getScene().getFocusOwner()).equals("exercise-bar"));
        keys.use("#exercise-story");
        stage.until("on the button that folds", () -> keys.isAt("#exercise-story"));
    }

    @Test
    void aPlanLooksAndAppliesWithoutLosingTheFocus() {
        keys.step(2);
        stage.preview("target");
        keys.use("#target-look");
        stage.preview("target");
        stage.until("back on the button", () -> keys.isAt("#target-look"));
        keys.use("#target-apply");
        stage.until("it is proven", () -> !stage.robot().lookup("#target-look").query().isDisabled());
        stage.until("among the plan's buttons", () -> keys.isAt("#target-look") || keys.isAt("#target-apply"));
    }

    @Test
    void aWordThatIsExplainedGivesTheFocusBack() {
        keys.step(3);
        keys.goTo(".learn .term");
        Node word = keys.owner();
        keys.press(KeyCode.ENTER);
        stage.until("it is explained", () -> stage.robot().lookup("#term-explained").tryQuery().isPresent());
        keys.press(KeyCode.ESCAPE);
        stage.until("it is put away", () -> stage.robot().lookup("#term-explained").tryQuery().isEmpty());
        assertEquals(word, keys.owner());
    }

    private Node ring() {
        return stage.robot().lookup("#focus-ring").query();
    }

    private boolean isTitle(String key) {
        return stage.window().getScene().getFocusOwner() instanceof Label label
                && ((Labeled) label).getText().equals(stage.workspace().texts().get(key));
    }

    /** The part of the window that a node is in, by its style class. */
    private static String part(Node node) {
        List<String> parts = List.of("learn-scroll", "activity", "status-bar", "app-bar", "exercise-bar", "step-list",
                "footer");
        for (Node each = node; each != null; each = each.getParent()) {
            for (String part : parts) {
                if (each.getStyleClass().contains(part)) {
                    return part;
                }
            }
        }
        return "";
    }

    private void picture(String name) throws Exception {
        stage.picture(Path.of("target", "pictures", "journey", "en-" + name + ".png"));
    }
}
