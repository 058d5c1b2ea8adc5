package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.taskdef.TaskDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The task definition editor in its window. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EditorScreenTest extends SmallWindowTest {

    @Test
    void theConsolesExportIsARegistrableFileAfterThreeClicks() throws Exception {
        stage.click("#home-edit");
        stage.copy(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-paste");
        stage.until("what contradicts the pipeline is told", () -> stage.textOf("#taskdef-agreement").contains("A02")
                && stage.textOf("#taskdef-agreement").contains("A05"));
        stage.click("#taskdef-mendAll");
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.until("it agrees", () -> json.getText().contains("\"api-8080-tcp\""));
        assertEquals(TaskDefinition.parse(Stagehand.resource("/inputs/console-export.expected.json")),
                TaskDefinition.parse(json.getText()));
        assertEquals("", stage.textOf("#taskdef-agreement"));
        stage.click("#taskdef-save");
        stage.until("it is saved", () -> stage.textOf("#taskdef-saved").strip().equals("Saved"));
        Path file = stage.workspace().world().get().code().folder()
                .resolve(stage.workspace().pipeline().get().files().taskDefinition());
        assertEquals(Stagehand.resource("/inputs/console-export.expected.json"), Files.readString(file));
    }

    @Test
    void aFindingLeadsToItsLineAndAllThatCanBeMendedIsAtOnce() {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        String broken = json.getText().replace("\"hostPort\": 8080", "\"hostPort\": 81")
                .replace("\"cpu\": \"512\"", "\"cpu\": 512");
        stage.onScreen(() -> {
            json.replaceText(broken);
            return true;
        });
        stage.until("both are found", () -> stage.textOf("#taskdef-findings").contains("F32")
                && stage.textOf("#taskdef-findings").contains("I06"));
        stage.onScreen(() -> {
            stage.robot().lookup("#taskdef-findings .place").queryAllAs(Hyperlink.class).stream()
                    .filter(place -> place.getText().startsWith("F32")).findFirst().orElseThrow()
                    .setId("to-the-host-port");
            return true;
        });
        stage.click("#to-the-host-port");
        assertEquals("\"hostPort\": 81,", json.getSelectedText().strip());
        assertTrue(json.isFocused());
        stage.click("#taskdef-mendAll");
        stage.until("they are mended", () -> json.getText().contains("\"hostPort\": 8080")
                && json.getText().contains("\"cpu\": \"512\""));
    }

    @Test
    void theEditorGetsTheRoomOfTheLearnPanelAndAChangeFromOutsideIsSeenWhileItIsOpen() throws Exception {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        TextField family = stage.robot().lookup("#taskdef-family").queryAs(TextField.class);
        stage.click("#learn");
        stage.until("form and JSON stand side by side", () -> json.localToScene(0, 0).getX()
                > family.localToScene(family.getWidth(), 0).getX());
        stage.click("#learn");
        stage.until("they stand one under the other again", () -> json.localToScene(0, 0).getY()
                > family.localToScene(0, 0).getY() + 300);
        Path file = stage.workspace().world().get().code().folder()
                .resolve(stage.workspace().pipeline().get().files().taskDefinition());
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"family\": \"from-outside\"}");
        stage.until("the change is asked about", () -> stage.textOf("#taskdef-offer").contains("Another program"));
        stage.click("#taskdef-outside-take");
        stage.until("it is taken", () -> family.getText().equals("from-outside"));
    }

    @Test
    void aFieldIsFoundAndLinesOfVariablesArePastedWithoutTheMouse() {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        stage.type("#taskdef-search", "stop timeout");
        stage.robot().push(KeyCode.ENTER);
        stage.until("its field is there and has the caret",
                () -> stage.robot().lookup("#taskdef-container-stopTimeout").tryQuery().filter(Node::isFocused).isPresent());
        stage.robot().write("90", 0);
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.until("it is in the JSON", () -> json.getText().contains("\"stopTimeout\": 90"));
        stage.copy("# mine\nCOLOUR=blue\nexport DB_PASSWORD='a b'\nnonsense\n");
        stage.click("#taskdef-container-environment-0-name");
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.V);
        stage.until("both are there", () -> stage.robot().lookup("#taskdef-container-environment-1-value")
                .queryAs(TextField.class).getText().equals("a b"));
        assertTrue(stage.textOf("#taskdef-container-environment").contains("left out: 4"));
        stage.robot().push(KeyCode.SHORTCUT, KeyCode.S);
        stage.until("it is saved", () -> stage.textOf("#taskdef-saved").strip().equals("Saved"));
    }

    @Test
    void aPlainSecretMovesOutOfTheDefinition() {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        stage.type("#taskdef-container-environment-0-name", "DB_PASSWORD");
        stage.type("#taskdef-container-environment-0-value", "plain-text");
        stage.until("a store is offered", () -> stage.robot().lookup("#taskdef-secret").tryQuery().isPresent());
        stage.onScreen(() -> {
            stage.robot().lookup("#taskdef-secret").queryAs(MenuButton.class).getItems().getLast().fire();
            return true;
        });
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.until("the definition names the place", () -> json.getText().contains(":parameter/my-app-api/DB_PASSWORD\""));
        assertFalse(json.getText().contains("plain-text"));
        stage.until("the command that makes it is shown",
                () -> stage.textOf("#taskdef-secretNote").contains("aws ssm put-parameter"));
    }
}
