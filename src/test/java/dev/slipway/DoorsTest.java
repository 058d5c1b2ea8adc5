package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.CallLog;
import dev.slipway.learn.PracticeControl;
import dev.slipway.learn.PracticeLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each door of Home leads where its words say, on an account in which nothing has been made yet. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DoorsTest extends SmallWindowTest {

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
        Bounds shown = list.localToScene(list.getLayoutBounds());
        // the last row stands half below the list's end
        stage.robot().clickOn(stage.robot().lookup("#activity-list .row .took").queryAll().stream()
                .filter(it -> shown.contains(it.localToScene(it.getLayoutBounds()))).findFirst().orElseThrow());
        stage.until("it is shown whole", () -> stage.robot().lookup(".whole-call").tryQuery().isPresent());
        stage.robot().push(KeyCode.ESCAPE);
        stage.until("the pop-over is gone", () -> stage.robot().lookup(".whole-call").tryQuery().isEmpty());
        stage.robot().push(KeyCode.ENTER);
        stage.until("Enter shows it again", () -> stage.robot().lookup(".whole-call").tryQuery().isPresent());
    }

    @Test
    void theWorkflowsFindingsKnowTheTaskDefinitionBesideIt() throws Exception {
        write(".aws/task-def-api.json", Stagehand.resource("/inputs/console-export.json"));
        write(".github/workflows/cicd.yml", Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
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

    @Test
    void practiceTimePassesAsFastAsIsChosen() {
        PracticeControl practice = stage.workspace().world().get().practice().orElseThrow();
        assertEquals(12, practice.speed());

        stage.click("#practice-speed");
        stage.click("#practice-speed-60");

        assertEquals(60, practice.speed());
        assertTrue(stage.textOf("#practice-speed").contains("60"));
    }

    @Test
    void practiceBehavesAsIsChosenAlsoWhenItBeginsAnew() throws Exception {
        PracticeControl practice = stage.workspace().world().get().practice().orElseThrow();
        assertEquals(PracticeLevel.CALM, practice.level());

        stage.click("#practice-speed");
        stage.click("#practice-level-REAL");

        assertEquals(PracticeLevel.REAL, practice.level());
        assertTrue(stage.textOf("#practice-speed").contains("like the real thing"));
        practice.reset();
        assertEquals(PracticeLevel.REAL, practice.level());
    }

    @Test
    void whatIsMissingForADeploymentIsOneClickAway() {
        stage.onScreen(() -> {
            stage.workspace().open("deploy");
            return true;
        });
        stage.click("#deploy-earlier");

        stage.until("the task definition's page is open", () -> stage.robot().lookup("#taskdef-clean").tryQuery()
                .isPresent());
    }

    @Test
    void whereThereIsNoClusterNothingCanBeChangedAndThatIsSaid() {
        stage.onScreen(() -> {
            stage.workspace().open("deploy/watch");
            return true;
        });

        stage.until("it is said", () -> stage.textOf("#deploy-actions-why").contains("Deploy makes it"));
        assertTrue(stage.robot().lookup("#deploy-again").query().isDisabled());
    }
}
