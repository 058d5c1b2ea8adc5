package dev.slipway;

import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.parts.RunningService;
import dev.slipway.ui.Texts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes pictures of the way to the container in every state, to be looked at; they go where the other pictures go. */
@Tag("screen")
@Needs(Part.SCREEN)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReachPicturesTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1000, 700", "JAPANESE, true, 1280, 860", "ENGLISH, true, 1280, 860", "JAPANESE, false, 1000, 700"})
    void aClosedPortIsDrawn(Texts.Language language, boolean dark, int width, int height) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            RunningService service = new RunningService(stage.workspace().world().get().account(),
                    stage.workspace().pipeline().get()).made();
            stage.until("it is calm", service::isCalm);
            stage.onScreen(() -> {
                stage.window().dark().set(dark);
                stage.window().open("reach");
                return true;
            });
            stage.until("the way is walked", () -> !stage.textOf("#reach-outcome").isBlank()
                    && stage.robot().lookup("#reach-stop").query().isVisible() == false);
            stage.picture(Path.of("target/pictures/reach/closed-" + width + "-" + language + (dark ? "-dark" : "") + ".png"));
            stage.click("#reach-openPort");
            stage.picture(Path.of("target/pictures/reach/opening-" + width + "-" + language + (dark ? "-dark" : "") + ".png"));
        }
    }
}
