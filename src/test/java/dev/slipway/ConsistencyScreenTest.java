package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of everything that has to agree, as it stands below step 2. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConsistencyScreenTest extends SmallWindowTest {

    @Test
    void onAnEmptyAccountNothingContradictsAndWhatIsStillToBeMadeIsNamed() throws Exception {
        open("target");
        stage.until("it was looked", () -> stage.textOf("#consistency").contains(say("matter.CLUSTER")));

        assertTrue(stage.textOf("#pair-A41").contains("my-app-cluster"), stage.textOf("#consistency"));
        assertTrue(stage.textOf("#pair-A43").contains(say("consistency.notYet.SECURITY_GROUP")));
        unfold("#consistency-unknown");
        assertTrue(stage.textOf("#consistency-unknown").contains(say("consistency.notYet.SERVICE")),
                stage.textOf("#consistency-unknown"));
        reveal("target/pictures/consistency-empty.png");
    }

    @Test
    void whatIsMadeAgreesFromThenOn() throws Exception {
        open("target");
        stage.preview("target");
        stage.apply("target");
        stage.until("what was made is seen", () -> stage.textOf("#consistency-agreeing #pair-A41").contains("="));
        unfold("#consistency-agreeing");
        assertTrue(stage.textOf("#consistency-agreeing #pair-A41").contains("my-app-cluster"));
        reveal("target/pictures/consistency-made.png");
    }

    @Test
    void aWorkflowAndADefinitionThatNameDifferentContainersAreToldWithTheirLinesAndTheStepThatMendsThem()
            throws Exception {
        write(".aws/task-def-api.json", Stagehand.resource("/inputs/console-export.json"));
        write(".github/workflows/cicd.yml", Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml"));
        open("target");
        stage.until("it is told", () -> stage.textOf("#pair-A01").contains("dummy"));

        assertTrue(stage.textOf("#pair-A01").matches("(?s).*cicd\\.yml:\\d+.*"), stage.textOf("#pair-A01"));
        assertTrue(stage.textOf("#pair-A01").matches("(?s).*task-def-api\\.json:\\d+.*"), stage.textOf("#pair-A01"));
        reveal("target/pictures/consistency-differ.png");
        stage.click("#pair-A01-mend");
        stage.until("the task definition is in front",
                () -> stage.robot().lookup("#taskdef-clean").tryQuery().isPresent());
    }

    @Test
    void aFileThatCannotBeReadMakesItsOwnPairsUnknownAndNoOther() throws Exception {
        write(".github/workflows/cicd.yml", "jobs: [");
        open("target");
        stage.until("it was looked", () -> stage.textOf("#consistency").contains(say("matter.CLUSTER")));
        unfold("#consistency-unknown");

        String title = say("problem.workflow.NotYaml.title");
        assertTrue(stage.textOf("#pair-A24").contains(title), stage.textOf("#consistency-unknown"));
        assertFalse(stage.textOf("#pair-A12").contains(title), stage.textOf("#pair-A12"));
    }

    private void open(String step) {
        stage.onScreen(() -> {
            stage.window().open(step);
            return true;
        });
    }

    private void reveal(String file) throws IOException {
        open("target/consistency");
        stage.until("it was looked again", () -> !stage.robot().lookup("#consistency-look").query().isDisabled());
        stage.picture(Path.of(file));
    }

    private void unfold(String query) {
        stage.onScreen(() -> {
            stage.robot().lookup(query).queryAs(TitledPane.class).setExpanded(true);
            return true;
        });
    }

    private String say(String key) {
        return stage.workspace().texts().get(key);
    }

    private void write(String path, String text) throws IOException {
        Path file = stage.workspace().world().get().code().folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
