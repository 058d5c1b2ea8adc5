package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.CallLog;
import dev.slipway.ui.Texts;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
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
}
