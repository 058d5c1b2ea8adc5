package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.CallLog;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each door of Home leads where its words say, on an account in which nothing has been made yet. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DoorsTest {

    @TempDir
    private Path home;
    private Stagehand stage;

    @BeforeEach
    void open() throws Exception {
        stage = new Stagehand(home, Texts.Language.ENGLISH, 1000, 700);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whoWondersAboutAStuckDeployIsAskedForTheServiceAndForNothingElse() {
        stage.click("#home-stuck");
        stage.until("the service can be named", () -> stage.robot().lookup("#deploy-service").tryQuery().isPresent());
        assertEquals("my-app-cluster",
                stage.robot().lookup("#deploy-cluster").queryAs(TextField.class).getText());
        stage.until("the watch has begun",
                () -> stage.robot().lookup("#deploy-watch-stop").query().isVisible());
        assertTrue(stage.robot().lookup(".problem").queryAll().isEmpty(), stage.textOf(".problem"));
        stage.type("#deploy-service", "another-service");
        stage.until("the watch goes on with the other",
                () -> stage.robot().lookup("#deploy-watch-stop").query().isVisible());
    }

    @Test
    void whoBringsADefinitionCanOpenOneAtOnce() {
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        stage.until("the form shows it", () -> stage.robot().lookup("#taskdef-container-name")
                .queryAs(TextField.class).getText().equals("api"));
        stage.until("it can be saved", () -> !stage.robot().lookup("#taskdef-look").query().isDisabled());
    }

    @Test
    void theActivityDrawerListsWhatWasAskedWithTheCommandThatDoesTheSame() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        stage.until("the plan is there", () -> !stage.robot().lookup("#target-apply").query().isDisabled());
        stage.click("#activity");
        stage.until("the calls are listed", () -> stage.textOf("#activity-list").contains("aws ec"));
        stage.click("#activity-list .command");
        stage.until("the whole call stands in a pop-over",
                () -> stage.robot().lookup(".whole-call").tryQuery().isPresent());
    }

    @Test
    void aLongCommandLeavesItsCopyButtonInSightAndTheKeyboardShowsItWhole() {
        stage.click("#home-setUp");
        stage.click("#step-target");
        stage.until("the plan is there", () -> !stage.robot().lookup("#target-apply").query().isDisabled());
        stage.click("#activity");
        ListView<?> list = stage.robot().lookup("#activity-list").queryAs(ListView.class);
        Predicate<Object> isLong = call -> ((CallLog.Entry) call).command().length() > 140;
        stage.until("a command longer than the window was called", () -> list.getItems().stream().anyMatch(isLong));
        // calls go out at the same time and are listed as they end: the long one may stand anywhere
        stage.until("it is in sight", () -> {
            list.scrollTo(list.getItems().indexOf(list.getItems().stream().filter(isLong).findFirst().orElseThrow()));
            return stage.textOf("#activity-list .command").lines().anyMatch(line -> line.length() > 140);
        });
        Bounds window = stage.window().localToScene(stage.window().getLayoutBounds());
        stage.robot().lookup("#activity-list .row").queryAll().forEach(row -> {
            Bounds place = row.localToScene(row.getLayoutBounds());
            assertTrue(place.getMaxX() <= window.getMaxX(), () -> place + " is wider than " + window);
        });
        stage.click("#activity-list .row .took");
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("the pop-over is gone", () -> stage.robot().lookup(".whole-call").tryQuery().isEmpty());
        stage.robot().push(KeyCode.ENTER);
        stage.until("Enter shows it again", () -> stage.robot().lookup(".whole-call").tryQuery().isPresent());
    }

    @Test
    void theConsolesExportIsMendedToThePipelinesNamesInOneClick() throws Exception {
        stage.click("#home-edit");
        stage.onScreen(() -> Clipboard.getSystemClipboard().setContent(
                Map.of(DataFormat.PLAIN_TEXT, resource("/inputs/console-export.json"))));
        stage.click("#taskdef-paste");
        stage.until("what contradicts the pipeline is told", () -> stage.textOf("#taskdef-agreement").contains("A02")
                && stage.textOf("#taskdef-agreement").contains("A05"));
        stage.click("#taskdef-mendAll");
        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.until("it agrees", () -> json.getText().contains("\"api-8080-tcp\""));
        assertEquals(TaskDefinition.parse(resource("/inputs/console-export.expected.json")),
                TaskDefinition.parse(json.getText()));
        assertEquals("", stage.textOf("#taskdef-agreement"));
    }

    @Test
    void theWorkflowsFindingsKnowTheTaskDefinitionBesideIt() throws Exception {
        write(".aws/task-def-api.json", resource("/inputs/console-export.json"));
        write(".github/workflows/cicd.yml", resource("/dev/slipway/workflow/learner-cicd.yml"));
        stage.click("#home-setUp");
        stage.click("#step-secret");
        stage.click("#workflow-look");
        stage.until("the container that is missing there is told",
                () -> stage.textOf("#workflow-findings").contains("dummy"));
    }

    @Test
    void aWorkflowThatCannotBeReadIsSaidToBeLeftOutOfTheComparison() throws Exception {
        write(".github/workflows/cicd.yml", "jobs: [");
        stage.click("#home-edit");
        stage.click("#taskdef-clean");
        String title = stage.workspace().texts().get("problem.workflow.NotYaml.title");
        stage.until("it is said", () -> stage.textOf("#taskdef-agreement").contains(title));
    }

    private void write(String path, String text) throws IOException {
        Path file = stage.workspace().world().get().code().folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DoorsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
        Set<Node> places = stage.robot().lookup("#taskdef-findings .place").queryAll();
        Hyperlink hostPort = places.stream().map(Hyperlink.class::cast)
                .filter(place -> place.getText().startsWith("F32")).findFirst().orElseThrow();
        hostPort.setId("to-the-host-port");
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
}
