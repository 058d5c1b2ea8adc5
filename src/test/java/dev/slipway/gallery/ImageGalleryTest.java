package dev.slipway.gallery;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ScriptedEngine;
import dev.slipway.pipeline.Platform;
import dev.slipway.practice.PracticeEngine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;

/** Step 5 as it goes on. */
class ImageGalleryTest extends GalleryTest {

    private static final int SLOWER = 12;
    private static final Duration A_WHILE = Duration.ofMillis(50);

    private final AtomicBoolean holding = new AtomicBoolean();

    @Test
    void image() throws Exception {
        write(world().pipeline().app().folder() + "/.dockerignore", "*.md\n");
        write(world().pipeline().app().folder() + "/.env", "PASSWORD=x");
        openStep("image");
        stage.preview("image");
        show("preview");
        await("#image-context-add");
        show("secrets-in-folder", "#image-context");
        stage.click("#image-context-add");
        stage.preview("image-context");
        show("secrets-kept-out", "#image-context");
        ImageEngine usual = world().tools().engine();
        go(new ScriptedEngine(usual).in(new ImageEngine.State.NotRunning("unix:///var/run/docker.sock")));
        stage.until("it is said", () -> !stage.textOf("#image-without-docker").isEmpty());
        show("without-docker");
        go(new ScriptedEngine(usual).buildingFor(Platform.ARM64));
        stage.preview("image");
        stage.click("#image-apply");
        await("#image-platform-change");
        show("other-processor", "#image-platform-change");
        go(new PracticeEngine(world().account().ecr(), this::pause));
        stage.preview("image");
        stage.click("#image-apply");
        stage.until("layers are under way", () -> stage.textOf("#image-push-summary").contains("MB"));
        holding.set(true);
        show("pushing", "#image-layers");
        holding.set(false);
        stage.until("it is there", () -> !stage.textOf("#image-facts").isEmpty());
        show("pushed", "#image-facts");
        stage.onScreen(() -> {
            stage.robot().lookup(".titled-pane").queryAllAs(TitledPane.class).forEach(pane -> pane.setExpanded(true));
            return true;
        });
        show("settings", "#image-facts");
    }

    /** Long enough to be seen, and as long as it is shown. */
    private void pause(Duration time) throws ProblemException {
        Pause.sleeping().of(time.multipliedBy(SLOWER));
        while (holding.get()) {
            Pause.sleeping().of(A_WHILE);
        }
    }

    private void go(ImageEngine engine) {
        stage.use(engine);
        open("image");
    }
}
