package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.parts.RunningService;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import dev.slipway.words.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

/** The other language is there at once on every screen, whole, and what was typed stays as it is. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LanguageSwitchTest extends SmallWindowTest {

    private final Shown shown = new Shown();
    private final List<String> wrong = new ArrayList<>();

    @AfterEach
    void nothingIsWrong() {
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyStepSwitchesAndKeepsWhatWasTyped() {
        switches("home");
        open("connect");
        switches("connect");
        stage.click("#connect-real");
        switches("connect");
        for (String step : List.of("target", "trust", "secret", "image", "deploy", "reach")) {
            open(step);
            switches(step);
        }
    }

    @Test
    void everyPageSwitchesAndKeepsWhatWasTyped() {
        for (String page : List.of("exercises", "glossary", "summary", "cleanup")) {
            open(page);
            switches(page);
        }
    }

    @Test
    void whatAStepWouldChangeAndHasChangedIsSwitched() {
        open("target");
        stage.preview("target");
        bothWays("target");
        stage.apply("target");
        bothWays("target, applied");
        for (String plan : List.of("trust", "secret", "workflow", "image")) {
            open(plan.equals("workflow") ? "secret" : plan);
            stage.preview(plan);
            bothWays(plan);
        }
    }

    @Test
    void theEditorIsSwitched() throws Exception {
        open("taskdef");
        stage.copy(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-paste");
        stage.until("the removed fields are listed", () -> stage.textOf("#taskdef-removed").contains("/revision"));
        switches("taskdef");
    }

    @Test
    void aRunningServiceIsSwitched() {
        World world = stage.workspace().world().get();
        RunningService service = new RunningService(world.account(), stage.workspace().pipeline().get()).made();
        stage.click("#home-stuck");
        stage.until("it is done", service::isCalm);
        stage.until("the verdict is there", () -> stage.robot().lookup("#deploy-verdict").query().isVisible());
        service.deploy("public.ecr.aws/docker/library/httpd:no-such-tag", "debug");
        stage.until("it goes wrong", () -> stage.textOf("#deploy-verdict").contains(":2"));
        switches("deploy");
        for (String page : List.of("reach", "summary", "cleanup")) {
            open(page);
            switches(page);
        }
        stage.click("#home");
        switches("home");
    }

    private void open(String page) {
        stage.onScreen(() -> {
            stage.window().open(page);
            return true;
        });
        quiet(page);
    }

    private void quiet(String page) {
        stage.until(page + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
    }

    /** Types something into each field, then has it all in Japanese and in English again. */
    private void switches(String page) {
        Map<TextInputControl, String> typed = new LinkedHashMap<>();
        stage.onScreen(() -> {
            stage.robot().lookup(node -> node instanceof TitledPane).queryAllAs(TitledPane.class)
                    .forEach(pane -> pane.setExpanded(true));
            stage.robot().lookup(node -> node instanceof TextInputControl).queryAllAs(TextInputControl.class).stream()
                    .filter(field -> field.isEditable() && isShown(field) && !field.isDisabled())
                    .forEach(field -> {
                        field.appendText("7");
                        typed.put(field, field.getText());
                    });
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        quiet(page);
        List<String> code = code();
        bothWays(page);
        assertEquals(code, code(), page);
        typed.forEach((field, text) -> {
            if (!text.equals(stage.onScreen(field::getText))) {
                wrong.add(page + ": #" + field.getId() + " has lost " + text);
            }
        });
    }

    private void bothWays(String page) {
        choose(Texts.Language.JAPANESE);
        stage.onScreen(() -> shown.stillEnglish(stage.window())).forEach(it -> wrong.add(page + " in Japanese: " + it));
        choose(Texts.Language.ENGLISH);
        stage.onScreen(() -> shown.stillJapanese(stage.window())).forEach(it -> wrong.add(page + " in English: " + it));
    }

    private List<String> code() {
        return stage.onScreen(() -> stage.robot().lookup(node -> node instanceof CodeArea).queryAllAs(CodeArea.class)
                .stream().map(CodeArea::getText).toList());
    }

    private static boolean isShown(Node node) {
        for (Node it = node; it != null; it = it.getParent()) {
            if (!it.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void choose(Texts.Language language) {
        stage.click("#language-" + language.locale().getLanguage());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
