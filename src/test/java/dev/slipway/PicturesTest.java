package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writes a picture of every screen, larger than the headless screen is, in both languages and themes, to be looked at.
 * They go to {@code target/pictures}, or to the folder named by the system property {@code slipway.pictures}.
 */
@Tag("screen")
@Needs(Part.SCREEN)
class PicturesTest {

    private static final List<String> STEPS =
            List.of("connect", "target", "trust", "secret", "image", "taskdef", "deploy", "reach");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyScreenIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            stage.onScreen(() -> {
                stage.window().dark().set(dark);
                return true;
            });
            String ending = ending(language, dark);
            stage.picture(folder().resolve("home" + ending));
            for (String step : STEPS) {
                stage.onScreen(() -> {
                    stage.window().open(step);
                    return true;
                });
                stage.until(step + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                        .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
                if (step.equals("taskdef")) {
                    stage.click("#taskdef-clean");
                }
                draw(stage, step + ending);
            }
        }
    }

    /** The editor with something to mend, as its list and its margin show it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false", "ENGLISH, true", "JAPANESE, false", "JAPANESE, true"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theEditorWithFindingsIsDrawn(Texts.Language language, boolean dark) throws Exception {
        try (Stagehand stage = new Stagehand(home, language, 1280, 860)) {
            stage.onScreen(() -> {
                stage.window().dark().set(dark);
                stage.window().open("taskdef");
                return true;
            });
            stage.click("#taskdef-clean");
            CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
            stage.onScreen(() -> {
                json.replaceText(json.getText().replace("\"hostPort\": 8080", "\"hostPort\": 81")
                        .replace("\"cpu\": \"512\",", "\"cpu\": 512, // half a vCPU"));
                return true;
            });
            String ending = ending(language, dark);
            draw(stage, "findings" + ending);
            stage.click("#taskdef-findings .place");
            draw(stage, "margin" + ending);
        }
    }

    /** The form of a definition with several containers, in a window as high as all of it. */
    @ParameterizedTest
    @CsvSource({"ENGLISH, false, 1280, 3800", "JAPANESE, true, 1600, 3000", "ENGLISH, false, 1000, 700"})
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theFormOfSeveralContainersIsDrawn(Texts.Language language, boolean dark, int width, int height)
            throws Exception {
        String definition = Files.readString(Path.of("src/test/resources/taskdef/three-containers.json"));
        try (Stagehand stage = new Stagehand(home, language, width, height)) {
            stage.onScreen(() -> {
                stage.window().dark().set(dark);
                stage.window().open("taskdef");
                var content = new ClipboardContent();
                content.putString(definition);
                return Clipboard.getSystemClipboard().setContent(content);
            });
            stage.click("#taskdef-paste");
            stage.until("it is shown", () -> stage.textOf("#taskdef-container-0").contains("web"));
            draw(stage, "form-" + width + ending(language, dark));
        }
    }

    private static String ending(Texts.Language language, boolean dark) {
        return "-" + language.locale().getLanguage() + (dark ? "-dark" : "-light") + ".png";
    }

    private static void draw(Stagehand stage, String name) throws IOException {
        Path file = folder().resolve(name);
        stage.picture(file);
        assertTrue(Files.size(file) > 10_000, file + " shows something");
    }

    private static Path folder() {
        return Path.of(System.getProperty("slipway.pictures", "target/pictures"));
    }
}
