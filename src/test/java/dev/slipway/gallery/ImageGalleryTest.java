package dev.slipway.gallery;

import dev.slipway.change.Pause;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ScriptedEngine;
import dev.slipway.pipeline.Platform;
import dev.slipway.practice.PracticeEngine;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;

/** Step 5 as it goes on. */
class ImageGalleryTest extends GalleryTest {

    private static final int SLOWER = 12;

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
        go(new PracticeEngine(world().account().ecr(), time -> Pause.sleeping().of(time.multipliedBy(SLOWER))));
        stage.preview("image");
        stage.click("#image-apply");
        stage.until("layers are under way", () -> stage.textOf("#image-push-summary").contains("MB"));
        show("pushing", "#image-layers");
        stage.until("it is there", () -> !stage.textOf("#image-facts").isEmpty());
        show("pushed", "#image-facts");
        stage.onScreen(() -> {
            stage.robot().lookup(".titled-pane").queryAllAs(TitledPane.class).forEach(pane -> pane.setExpanded(true));
            return true;
        });
        show("settings", "#image-facts");
    }

    private void go(ImageEngine engine) {
        stage.use(engine);
        open("image");
    }
}
