package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.Exercise;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exercises as a learner does them, from the list on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExerciseScreenTest extends SmallWindowTest {

    @Test
    void anExerciseTellsItsStoryAndUnfoldsItsHints() throws Exception {
        begin(Exercise.CRASH_LOOP);
        stage.picture(Path.of("target", "pictures", "journey", "en-exercise.png"));
        assertTrue(stage.textOf("#exercise-bar").contains(stage.workspace().texts().get("exercise.CRASH_LOOP.story")));
        assertEquals(0, stage.robot().lookup("#exercise-hint-1").queryAll().size());
        for (int hint = 1; hint <= Exercise.HINTS; hint++) {
            assertFalse(stage.robot().lookup("#exercise-hint").queryButton().isDisabled());
            stage.click("#exercise-hint");
            assertEquals(1, stage.robot().lookup("#exercise-hint-" + hint).queryAll().size());
        }
        stage.picture(Path.of("target", "pictures", "journey", "en-exercise-hints.png"));
        assertTrue(stage.robot().lookup("#exercise-hint").queryButton().isDisabled());

        stage.click("#exercise-leave");
        assertFalse(stage.robot().lookup("#exercise-bar").query().isVisible());
        stage.until("another can be chosen", () -> stage.robot().lookup("#begin-CLOSED_PORT").tryQuery().isPresent());
    }

    @Test
    void aWordOfTheFieldSaysWhatItMeans() throws Exception {
        stage.click("#home-setUp");
        stage.click("#step-trust");
        stage.click(".learn .term");
        stage.onScreen(() -> {
            stage.robot().lookup(".learn .term").query().requestFocus();
            return true;
        });
        stage.until("the word is explained", () -> stage.robot().lookup("#term-explained").tryQuery().isPresent());
        stage.picture(Path.of("target", "pictures", "journey", "en-term.png"));
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("it is put away", () -> stage.robot().lookup("#term-explained").tryQuery().isEmpty());
        stage.robot().push(KeyCode.TAB);
        stage.robot().push(KeyCode.ENTER);
        stage.until("the next word is explained by keys alone",
                () -> stage.robot().lookup("#term-explained").tryQuery().isPresent());
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("it is put away", () -> stage.robot().lookup("#term-explained").tryQuery().isEmpty());
        stage.click("#learn-glossary");
        stage.type("#glossary-search", "ssRO");
        assertEquals(1, stage.robot().lookup("#term-PASS_ROLE").queryAll().size());
        assertEquals(0, stage.robot().lookup("#term-TASK").queryAll().size());
        stage.picture(Path.of("target", "pictures", "journey", "en-glossary.png"));
    }

    private void begin(Exercise exercise) throws Exception {
        stage.click("#home-exercises");
        stage.picture(Path.of("target", "pictures", "journey", "en-exercises.png"));
        stage.click("#begin-" + exercise.name());
        stage.until(exercise + " is laid out", () -> stage.robot().lookup("#exercise-hint").tryQuery().isPresent());
    }
}
