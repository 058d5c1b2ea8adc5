package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.learn.Exercise;
import dev.slipway.learn.PracticeLevel;
import dev.slipway.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** Whoever practises can see on every page that nothing leaves the computer. */
class PracticeIsSaidTest extends SmallWindowTest {

    private static final List<String> PAGES = List.of("connect", "target", "trust", "secret", "image", "taskdef",
            "deploy", "reach", "deploy/watch", "exercises", "glossary", "summary", "cleanup");

    @Test
    void onEveryPageInBothLanguages() throws Exception {
        stage.workspace().world().get().practice().orElseThrow().setLevel(PracticeLevel.REAL);
        for (Texts.Language language : Texts.Language.values()) {
            stage.onScreen(() -> {
                stage.workspace().texts().language().set(language);
                stage.window().goHome();
                return true;
            });
            isSaid("home");
            for (String page : PAGES) {
                stage.onScreen(() -> {
                    stage.workspace().open(page);
                    return true;
                });
                isSaid(page);
            }
        }
    }

    @Test
    void inAnExerciseToo() throws Exception {
        stage.click("#home-exercises");
        stage.click("#begin-" + Exercise.CLOSED_PORT);
        stage.until("the exercise is laid out", () -> stage.textOf("#exercise-bar").contains(
                stage.workspace().texts().get("exercise.CLOSED_PORT.story")));
        isSaid("exercise");
    }

    private void isSaid(String page) throws Exception {
        stage.picture(Path.of("target", "pictures", "said", page.replace('/', '-') + "-"
                + stage.workspace().texts().language().get().locale().getLanguage() + ".png"));
        String said = stage.workspace().texts().get("status.practice", "").split("·")[0].strip();
        Label words = stage.robot().lookup(".status-bar .status-label").queryAs(Label.class);
        assertTrue(words.getText().startsWith(said), () -> page + " says " + words.getText());
        Bounds seen = stage.onScreen(() -> words.localToScene(words.getBoundsInLocal()));
        assertTrue(seen.getMinX() >= 0 && seen.getMaxY() <= 700 && seen.getWidth() >= 200, page + " " + seen);
        assertTrue(Stream.of(shown(words)).allMatch(it -> it.startsWith(said)), () -> page + " shows " + shown(words));
        assertEquals(stage.workspace().texts().get("chip.practice", "", "ap-northeast-1"),
                stage.robot().lookup("#account-chip").queryAs(Labeled.class).getText(), page);
    }

    /** What is left of a label's text where it is cut. */
    private static String shown(Label label) {
        return label.getChildrenUnmodifiable().stream().filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText()).findFirst().orElse("");
    }
}
