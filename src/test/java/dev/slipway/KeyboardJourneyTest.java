package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.gallery.AccessibleNames;
import dev.slipway.learn.Exercise;
import dev.slipway.ui.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on the practice account, and an exercise, without the mouse; each page is told and walked in order. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KeyboardJourneyTest {

    @TempDir
    private Path home;
    private Stagehand stage;
    private Keyboard keys;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void fromHomeToAnAnsweredRequestByKeysAlone() throws Exception {
        open(Texts.Language.JAPANESE);
        keys.use("#home-setUp");
        stage.until("the repository was seen", () -> stage.textOf(".page").contains("learner/my-app"));
        step(2, "target");
        step(3, "trust");
        step(4, "secret");
        apply("workflow");
        step(5, "image");
        mendTheDefinition();
        step(7, "deploy");
        stage.until("the rollout has succeeded", () -> stage.robot().lookup("#deploy-verdict").queryAll().stream()
                .anyMatch(node -> node.getStyleClass().contains("success")));
        openThePort();
    }

    @Test
    void anExerciseIsBegunHintedAtAndMendedByKeysAlone() throws Exception {
        open(Texts.Language.ENGLISH);
        keys.use("#home-exercises");
        keys.use("#begin-" + Exercise.CLOSED_PORT.name());
        stage.until("it is laid out", () -> stage.robot().lookup("#exercise-hint").tryQuery().isPresent());
        keys.use("#exercise-hint");
        assertTrue(keys.isAt("#exercise-hint"), "the focus stays: " + FocusOrder.name(keys.owner()));
        keys.use("#exercise-hint");
        inspect("exercise");
        keys.step(8);
        keys.use("#reach-openPort");
        keys.use("#reach-ask");
        apply("reach");
        stage.until("it is mended", () -> stage.textOf("#exercise-bar")
                .contains(stage.workspace().texts().get("exercise.mended")));
        inspect("mended");
    }

    private void open(Texts.Language language) throws Exception {
        stage = new Stagehand(home, language, 1000, 700);
        keys = new Keyboard(stage);
    }

    private void step(int number, String name) throws Exception {
        keys.step(number);
        apply(name);
    }

    /** Previews, applies by keys, and looks at the page in both states. */
    private void apply(String name) throws Exception {
        String preview = text("change.state.preview");
        stage.until("the preview of " + name + " is there or can be asked for",
                () -> status(name).matches(preview) || stage.robot().lookup("#" + name + "-look").queryAll().stream()
                        .anyMatch(node -> !node.isDisabled()));
        if (!status(name).matches(preview)) {
            keys.use("#" + name + "-look");
        }
        stage.until("the preview of " + name + " is there", () -> status(name).matches(preview));
        inspect(name + " previewed");
        keys.use("#" + name + "-apply");
        stage.until(name + " is proven", () -> status(name).matches(text("change.state.proven")));
        inspect(name + " proven");
    }

    private void mendTheDefinition() throws Exception {
        keys.step(6);
        stage.copy(Stagehand.resource("/inputs/console-export.json"));
        keys.use("#taskdef-paste");
        stage.until("the removed fields are listed", () -> stage.textOf("#taskdef-removed").contains("/revision"));
        keys.type("#taskdef-container-name", "api");
        keys.type("#taskdef-container-portMappings-0-containerPort", "8080");
        keys.goTo("#taskdef-json");
        keys.press(KeyCode.TAB);
        assertTrue(!keys.isAt("#taskdef-json"), "Tab leaves the JSON");
        apply("taskdef");
        String saved = Files.readString(stage.workspace().world().get().code().folder()
                .resolve(".aws/task-def-api.json"));
        assertTrue(saved.contains("\"api-8080-tcp\""), saved);
    }

    private void openThePort() throws Exception {
        keys.step(8);
        stage.until("the security group is what stands in the way",
                () -> stage.robot().lookup("#rung-SECURITY_GROUP:broken").tryQuery().isPresent());
        inspect("reach closed");
        keys.use("#reach-openPort");
        keys.use("#reach-ask");
        apply("reach");
        stage.until("the container has answered", () -> stage.robot().lookup("#rung-BODY:ok").tryQuery().isPresent());
        inspect("reach answered");
    }

    private String status(String name) {
        return stage.textOf("#" + name + "-status").strip();
    }

    /** As a pattern, whatever number stands in it. */
    private String text(String key) {
        return "\\Q" + stage.workspace().texts().get(key, "0000").replace("0000", "\\E\\d+\\Q") + "\\E";
    }

    private void inspect(String page) {
        assertEquals(List.of(), stage.onScreen(() -> {
            Scene scene = stage.window().getScene();
            // what has just come has no skin and no place yet
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var owner = scene.getFocusOwner();
            List<String> faults = Stream.of(AccessibleNames.faults(scene), FocusOrder.faults(scene))
                    .flatMap(List::stream).map(fault -> page + ": " + fault).toList();
            owner.requestFocus();
            return faults;
        }));
    }
}
