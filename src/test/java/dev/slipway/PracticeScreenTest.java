package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a learner sees and does of the practice account as a whole. */
class PracticeScreenTest extends SmallWindowTest {

    @Test
    void theNextStartSaysThatTheAccountIsAsItWasLeft() throws Exception {
        assertFalse(stage.robot().lookup("#home-kept").query().isVisible());
        makeCluster();
        stage.workspace().world().get().records().ledger().close();
        stage.close();
        stage = new Stagehand(home, Texts.Language.JAPANESE, 1000, 700);
        stage.until("it is told", () -> stage.robot().lookup("#home-kept").query().isVisible());
        stage.picture(Path.of("target", "pictures", "journey", "ja-kept.png"));
        stage.onScreen(() -> {
            stage.workspace().texts().language().set(Texts.Language.ENGLISH);
            return true;
        });
        assertTrue(stage.textOf("#home-kept").contains("as you left it on"));
        assertEquals(1, clusters().size());
        stage.picture(Path.of("target", "pictures", "journey", "en-kept.png"));
        stage.click("#kept-read");
        assertFalse(stage.robot().lookup("#home-kept").query().isVisible());
    }

    @Test
    void itBeginsAnewByKeysAloneOnceWhatIsLostWasRead() throws Exception {
        makeCluster();
        choose("#practice-menu", 5);
        stage.until("no is proposed", () -> stage.robot().lookup("#practice-anew-no").query().isFocused());
        stage.picture(Path.of("target", "pictures", "journey", "en-practice-anew.png"));
        stage.robot().push(KeyCode.SPACE);
        assertFalse(stage.robot().lookup("#practice-question").query().isVisible());
        assertEquals(1, clusters().size());

        choose("#practice-menu", 5);
        World before = stage.workspace().world().get();
        stage.until("no is proposed", () -> stage.robot().lookup("#practice-anew-no").query().isFocused());
        stage.robot().push(KeyCode.SHIFT, KeyCode.TAB);
        stage.robot().push(KeyCode.SPACE);
        stage.until("another account is entered", () -> stage.workspace().world().get() != before);
        assertEquals(List.of(), clusters());
        assertTrue(stage.textOf("#practice-result").contains(stage.workspace().texts().get("practice.begun")));
    }

    @Test
    void anExerciseIsLeftForTheLearnersOwnAccount() {
        makeCluster();
        World own = stage.workspace().world().get();
        stage.click("#home-exercises");
        stage.click("#begin-CLOSED_PORT");
        stage.until("it is laid out", () -> stage.workspace().world().get() != own);
        assertEquals(stage.workspace().texts().get("practice.menu.unkept"), text("#practice-menu"));
        stage.click("#exercise-leave");
        stage.until("the learner is back", () -> stage.workspace().world().get() == own);
        assertEquals(1, clusters().size());
        assertEquals(stage.workspace().texts().get("practice.menu.kept"), text("#practice-menu"));
    }

    private void choose(String menu, int down) {
        stage.onScreen(() -> {
            stage.robot().lookup(menu).query().requestFocus();
            return true;
        });
        stage.robot().push(KeyCode.SPACE);
        for (int i = 0; i < down; i++) {
            stage.robot().push(KeyCode.DOWN);
        }
        stage.robot().push(KeyCode.ENTER);
    }

    private String text(String query) {
        return stage.robot().lookup(query).queryLabeled().getText();
    }

    private void makeCluster() {
        stage.workspace().world().get().account().ecs().createCluster(r -> r.clusterName("mine"));
    }

    private List<String> clusters() {
        return stage.workspace().world().get().account().ecs().listClusters().clusterArns();
    }
}
