package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.image.Builder;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ScriptedEngine;
import dev.slipway.pipeline.Platform;
import dev.slipway.ui.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/** Step 5 in the real window: what is wanted, a push as it goes on, what is there then, and the ways out. */
class ImageScreenTest extends SmallWindowTest {

    @Test
    void aPushShowsItsLayersAndThenWhatIsInEcr() throws Exception {
        openTheStep();
        stage.preview("image");
        assertTrue(stage.textOf("#image-wanted").contains("my-app-api:"), () -> stage.textOf("#image-wanted"));
        stage.picture(Path.of("target/pictures/journey/image-preview.png"));
        stage.click("#image-apply");
        stage.until("the layers are under way", () -> isShown("#image-layers"));
        stage.picture(Path.of("target/pictures/journey/image-push.png"));
        stage.until("the push is proven", () -> isShown("#image-facts"));
        stage.picture(Path.of("target/pictures/journey/image-facts.png"));
        String facts = stage.textOf("#image-facts");
        assertTrue(facts.contains("sha256:") && facts.contains("linux/amd64") && facts.contains("8080")
                && facts.contains("65534"), facts);
        stage.until("all layers are told to be there",
                () -> stage.textOf("#image-push-summary").startsWith("4 layers are in the registry"));
    }

    @Test
    void withoutDockerTheStepIsNoTroubleAndLeadsOn() throws Exception {
        stage.use(new ScriptedEngine(engine()).in(new ImageEngine.State.NotRunning("unix:///var/run/docker.sock")));
        openTheStep();
        stage.until("it is said kindly", () -> isShown("#image-without-docker"));
        stage.picture(Path.of("target/pictures/journey/image-without-docker.png"));
        assertEquals(stage.workspace().texts().get("mark.OPEN"), markOf());
        stage.click("#image-without-next");
        stage.until("the task definition is in front", () -> isShown("#taskdef-clean"));
    }

    @Test
    void dockerThatCameMeanwhileIsFound() {
        ScriptedEngine late = new ScriptedEngine(engine()).in(
                new ImageEngine.State.NotFound(List.of("unix:///var/run/docker.sock")));
        stage.use(late);
        openTheStep();
        stage.until("it is said kindly", () -> isShown("#image-without-docker"));
        late.in(new ImageEngine.State.Ready("unix:///var/run/docker.sock", "29.0", new Builder.Classic()));
        stage.until("the plan is there", () -> isShown("#image-apply"));
        assertFalse(isShown("#image-without-docker"));
    }

    @Test
    void anImageForAnotherProcessorIsNotPushedAndTheTaskCanFollowIt() throws Exception {
        Path definition = saveDefinition();
        stage.use(new ScriptedEngine(engine()).buildingFor(Platform.ARM64));
        openTheStep();
        stage.preview("image");
        stage.click("#image-apply");
        stage.click("#image-platform-change");
        stage.picture(Path.of("target/pictures/journey/image-platform.png"));
        stage.preview("image-platform");
        stage.click("#image-platform-apply");
        stage.preview("image");
        assertTrue(Files.readString(definition).contains("\"cpuArchitecture\": \"ARM64\""));
        assertEquals(Platform.ARM64, stage.workspace().pipeline().get().size().platform());
        stage.apply("image");
        assertTrue(stage.textOf("#image-facts").contains("linux/arm64"));
    }

    @Test
    void buildingAgainFetchesTheBaseImageForTheTask() {
        stage.use(new ScriptedEngine(engine()).buildingFor(Platform.ARM64).unlessItPulls());
        openTheStep();
        stage.preview("image");
        stage.click("#image-apply");
        stage.click("#image-platform-rebuild");
        stage.preview("image");
        stage.apply("image");
        assertTrue(stage.textOf("#image-facts").contains("linux/amd64"));
    }

    private void openTheStep() {
        stage.click("#home-setUp");
        stage.click("#step-image");
    }

    private Path saveDefinition() throws Exception {
        World world = stage.workspace().world().get();
        Path file = world.code().folder().resolve(stage.workspace().pipeline().get().files().taskDefinition());
        Files.createDirectories(file.getParent());
        Files.copy(Path.of(System.getProperty("slipway.basedir", "."), ".aws/task-def-api.json"), file);
        return file;
    }

    private ImageEngine engine() {
        return stage.workspace().world().get().tools().engine();
    }

    private String markOf() {
        return stage.onScreen(() -> stage.robot().lookup("#step-image").query().getAccessibleHelp());
    }

    private boolean isShown(String query) {
        return stage.robot().lookup(query).queryAll().stream().anyMatch(ImageScreenTest::isShown);
    }

    private static boolean isShown(Node node) {
        return node == null || node.isVisible() && isShown(node.getParent());
    }
}
