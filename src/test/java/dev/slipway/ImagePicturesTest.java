package dev.slipway;

import dev.slipway.change.Pause;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ScriptedEngine;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Platform;
import dev.slipway.practice.PracticeEngine;
import dev.slipway.ui.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of step 5 as it goes on, to be looked at. */
@Tag("screen")
@Needs(Part.SCREEN)
class ImagePicturesTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1000, 700", "JAPANESE, true, 1000, 700", "JAPANESE, false, 1280, 1400",
        "ENGLISH, true, 1280, 1400"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void stepFiveIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        String ending = "-" + width + PicturesTest.ending(language, dark);
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            PicturesTest.theme(stage, dark);
            stage.onScreen(() -> {
                stage.window().open("image");
                return true;
            });
            stage.preview("image");
            PicturesTest.draw(stage, "image-preview" + ending);
            ImageEngine usual = stage.workspace().world().get().tools().engine();
            open(stage, new ScriptedEngine(usual).in(new ImageEngine.State.NotRunning("unix:///var/run/docker.sock")));
            stage.until("it is said", () -> !stage.textOf("#image-without-docker").isEmpty());
            PicturesTest.draw(stage, "image-without-docker" + ending);
            open(stage, new ScriptedEngine(usual).buildingFor(Platform.ARM64));
            stage.preview("image");
            stage.click("#image-apply");
            stage.until("it is said", () -> !stage.robot().lookup("#image-platform-change").queryAll().isEmpty());
            PicturesTest.draw(stage, "image-platform" + ending);
            open(stage, slow(stage));
            stage.preview("image");
            stage.click("#image-apply");
            stage.until("layers are under way", () -> stage.textOf("#image-push-summary").contains("MB"));
            Pause.sleeping().of(Duration.ofSeconds(2));
            PicturesTest.draw(stage, "image-push" + ending);
            stage.until("it is there", () -> !stage.textOf("#image-facts").isEmpty());
            PicturesTest.draw(stage, "image-facts" + ending);
            stage.onScreen(() -> {
                stage.robot().lookup(".titled-pane").queryAllAs(TitledPane.class)
                        .forEach(pane -> pane.setExpanded(true));
                return true;
            });
            PicturesTest.draw(stage, "image-settings" + ending);
        }
    }

    private static ImageEngine slow(Stagehand stage) {
        return new PracticeEngine(stage.workspace().world().get().account().ecr(),
                time -> Pause.sleeping().of(time.multipliedBy(12)));
    }

    /** Step 5 with that engine. */
    private static void open(Stagehand stage, ImageEngine engine) {
        stage.use(engine);
        stage.onScreen(() -> {
            stage.window().open("image");
            return true;
        });
    }
}
