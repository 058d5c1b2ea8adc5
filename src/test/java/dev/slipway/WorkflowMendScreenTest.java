package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Reveal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 4 on a learner's own workflow file: what is wrong is told, shown as it would be mended, and mended. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkflowMendScreenTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    void aMendIsShownBeforeItIsWrittenAndChangesItsLineOnly(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1000, 700)) {
            stage.onScreen(() -> {
                stage.window().dark().set(dark);
                return true;
            });
            Path file = stage.workspace().world().get().code().folder().resolve(".github/workflows/cicd.yml");
            Files.createDirectories(file.getParent());
            String learners = Stagehand.resource("/dev/slipway/workflow/learner-cicd.yml");
            Files.writeString(file, learners);
            stage.click("#home-setUp");
            stage.click("#step-secret");
            stage.click("#workflow-look");
            stage.until("the findings are there", () -> !stage.robot().lookup("#workflow-findings .mend").queryAll()
                    .isEmpty());
            String ending = (language == Texts.Language.JAPANESE ? "-ja" : "-en") + (dark ? "-dark" : "");
            show(stage, stage.robot().lookup("#workflow-findings").query());
            stage.picture(Path.of("target/pictures/journey/workflow-findings" + ending + ".png"));

            Node mend = stage.robot().lookup("#workflow-findings .mend").queryAll().stream()
                    .filter(node -> text(node).contains("api-image-url.txt")).findFirst().orElseThrow();
            show(stage, mend);
            stage.robot().interact(() -> ((Button) mend).fire());
            stage.until("the write can be made", () -> stage.robot().lookup("#mend-apply").tryQuery()
                    .filter(apply -> !apply.isDisabled()).isPresent());
            assertEquals(learners, Files.readString(file), "nothing is written before it was seen");
            show(stage, stage.robot().lookup("#mend-apply").query());
            stage.picture(Path.of("target/pictures/journey/workflow-mend" + ending + ".png"));

            stage.click("#mend-apply");
            stage.until("it is written", () -> read(file).contains("artifacts/api-image-uri.txt"));
            assertEquals(learners.replace("artifacts/api-image-url.txt", "artifacts/api-image-uri.txt"),
                    Files.readString(file));
            stage.until("it is no longer told",
                    () -> !stage.textOf("#workflow-findings").contains("api-image-url.txt"));
            assertFalse(stage.robot().lookup("#workflow-findings .mend").queryAll().isEmpty());
        }
    }

    /** The words of the row that the button stands in. */
    private static String text(Node button) {
        return String.join(" ", button.getParent().lookupAll(".label").stream()
                .map(node -> node instanceof Label label ? label.getText() : "").toList());
    }

    private static void show(Stagehand stage, Node node) {
        stage.robot().interact(() -> Reveal.inPage(node));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
