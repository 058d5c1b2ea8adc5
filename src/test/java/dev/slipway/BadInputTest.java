package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the screens do with wrong answers: say so beside the field, do nothing, and lose nothing. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BadInputTest extends SmallWindowTest {

    @Test
    void eachWrongNameIsRemarkedOnBesideItsField() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        String[][] wrong = {{"cluster", "my cluster"}, {"service", "a/b"}, {"family", "äö"}, {"repository", "My-App"},
            {"logGroup", "a b"}, {"executionRole", "a role"}, {"securityGroup", "sg-mine"}, {"folder", "../out"},
            {"container", ""}, {"port", "70000"}, {"path", "api/hello"}};
        for (String[] field : wrong) {
            String id = "#target-" + field[0];
            stage.type(id, field[1]);
            assertFalse(complaint(id).isBlank(), id + " takes “" + field[1] + "” without a word");
        }
        stage.until("looking is not possible", () -> stage.robot().lookup("#target-look").query().isDisabled());
        assertEquals(stage.workspace().texts().get("change.state.answers"), stage.textOf("#target-status").strip());
    }

    @Test
    void theOtherStepsRemarkOnTheirFieldsToo() {
        stage.click("#home-setUp");
        String[][] wrong = {{"trust", "trust-role", "a role", "trust-look"},
            {"trust", "trust-branch", "no branch~", "trust-look"},
            {"secret", "secret-name", "GITHUB_ROLE", "secret-look"},
            {"secret", "secret-tests", "make ${{ x }}", "workflow-look"}, {"deploy", "deploy-message", "", "publish-look"}};
        for (String[] field : wrong) {
            stage.click("#step-" + field[0]);
            if (field[0].equals("deploy")) {
                stage.click("#deploy-throughGitHub");
            }
            String id = "#" + field[1];
            stage.type(id, field[2]);
            assertFalse(complaint(id).isBlank(), id + " takes “" + field[2] + "” without a word");
            assertTrue(stage.robot().lookup("#" + field[3]).query().isDisabled());
        }
        stage.click("#step-taskdef");
        stage.click("#taskdef-clean");
        for (String[] field : new String[][] {{"#taskdef-container-name", "a b"}, {"#taskdef-container-portMappings-0-containerPort", "0"},
            {"#taskdef-family", ""}, {"#taskdef-container-image", ""}}) {
            stage.type(field[0], field[1]);
            assertFalse(complaint(field[0]).isBlank(), field[0] + " takes “" + field[1] + "” without a word");
        }
    }

    @Test
    void whatWasTypedOutlivesTheLanguageAndTheWayHome() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        stage.type("#target-cluster", "another-cluster");
        stage.click("#language-ja");
        assertEquals("another-cluster", typed("#target-cluster"));
        stage.click("#home");
        stage.click("#home-setUp");
        stage.click("#step-target");
        assertEquals("another-cluster", typed("#target-cluster"));
        assertTrue(stage.textOf(".page").contains("デプロイ先"));
    }

    @Test
    void aTextThatIsNoTaskDefinitionIsRefusedWithItsPlaceAndTheOldOneStays() {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        String before = stage.onScreen(() -> ((CodeArea) stage.robot().lookup("#taskdef-json")
                .query()).getText());
        stage.copy("{\n  \"family\": \"a\",\n,}");
        stage.click("#taskdef-paste");
        stage.until("the place is named", () -> stage.textOf(".problem").contains("Line 3"));
        assertEquals(before, stage.onScreen(() -> ((CodeArea) stage.robot()
                .lookup("#taskdef-json").query()).getText()));
    }

    @Test
    void anAddressThatIsNoneIsPointedAt() {
        stage.click("#home-setUp");
        stage.click("#step-connect");
        stage.click("#connect-real");
        stage.type("#connect-folder", home.resolve("nowhere").toString());
        assertFalse(complaint("#connect-folder").isBlank());
        assertTrue(stage.robot().lookup("#connect-go").query().isDisabled());
    }

    private String typed(String query) {
        return stage.onScreen(() -> ((TextInputControl) stage.robot().lookup(query).query()).getText());
    }

    private String complaint(String query) {
        return stage.onScreen(() -> {
            Node field = stage.robot().lookup(query).query().getParent();
            return field.lookupAll(".complaint").stream().filter(Node::isVisible)
                    .map(label -> ((Label) label).getText()).findFirst().orElse("");
        });
    }
}
