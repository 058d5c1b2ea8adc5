package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Before and after, what will be sent, and registering, on the practice account, as a user clicks through them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ComparisonScreenTest extends SmallWindowTest {

    private static final long MOST_PAUSE = 1_500;

    @BeforeEach
    void openTheEditor() {
        stage.click("#home-edit");
    }

    @Test
    void whatTheExportLostAndWhatWasMendedStandsFieldByFieldAndSideBySide() throws Exception {
        paste(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-mendAll");
        stage.click("#taskdef-compare .title");
        stage.until("the fields are counted", () -> says().equals("Fields that differ: 12"));
        stage.until("they are listed", () -> shownFields().contains("containerDefinitions › api › name")
                && shownFields().contains("taskDefinitionArn"));
        stage.click("#taskdef-compare-text");
        stage.until("the lines are there", () -> stage.textOf("#taskdef-sideBySide").contains("2 −"));
        ListView<?> rows = stage.robot().lookup("#taskdef-sideBySide").queryAs(ListView.class);
        int folded = rows.getItems().size();
        stage.onScreen(() -> {
            rows.scrollTo(rows.getItems().stream().map(Object::toString).toList().indexOf(rows.getItems().stream()
                    .map(Object::toString).filter(it -> it.startsWith("Folded")).findFirst().orElseThrow()));
            return true;
        });
        stage.click("#taskdef-sideBySide .fold .hyperlink");
        assertTrue(rows.getItems().size() > folded, "what was folded is unfolded");
    }

    @Test
    void aRegisteredRevisionCanBeChosenAndComparedWithWhatIsTypedSince() throws Exception {
        paste(Stagehand.resource("/inputs/console-export.json"));
        register();
        stage.click("#taskdef-compare .title");
        choose("Revision 1, the newest that is registered");
        stage.until("nothing differs", () -> says().startsWith("Nothing differs: registering this"));
        assertFalse(stage.robot().lookup("#taskdef-compare-ways").query().isVisible(), "there is nothing to list");

        CodeArea json = stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
        stage.onScreen(() -> {
            json.replaceText(json.getText().replace("nginx:stable-perl", "nginx:1"));
            return true;
        });
        stage.until("the image differs", () -> says().startsWith("Fields that differ: 1."));
        assertEquals("containerDefinitions › dummy › image", shownFields().strip());
        register();
        choose("Revision 2, the newest that is registered");
        stage.until("nothing differs", () -> says().startsWith("Nothing differs: registering this"));
        choose("Revision 1");
        stage.until("the image differs", () -> says().startsWith("Fields that differ: 1."));
        stage.click("#taskdef-compare-take");
        stage.until("it is in the editor", () -> json.getText().contains("nginx:stable-perl"));
    }

    @Test
    void whatWillBeSentIsShownWithItsSizeAndItsCommand() throws Exception {
        paste(Stagehand.resource("/inputs/console-export.json"));
        stage.click("#taskdef-sent .title");
        stage.until("the size is there", () -> stage.textOf("#taskdef-sent-size").contains("of the 65,536"));
        stage.click("#taskdef-sent-raw-name");
        TextArea raw = stage.robot().lookup("#taskdef-sent-raw").queryAs(TextArea.class);
        assertTrue(raw.getText().startsWith("{\"family\":\"my-app-api\""), raw::getText);
        assertTrue(raw.getText().contains("slipway:pipeline"), raw::getText);
        assertTrue(stage.textOf("#taskdef-sent-size").contains(
                "%,d bytes".formatted(raw.getText().getBytes(StandardCharsets.UTF_8).length)));
        stage.click("#taskdef-sent-raw-copy");
        assertEquals(raw.getText(), stage.onScreen(() -> Clipboard.getSystemClipboard().getString()));
        assertTrue(stage.robot().lookup("#taskdef-sent-command").queryAs(TextArea.class).getText()
                .startsWith("aws ecs register-task-definition --family my-app-api"));
    }

    /** Definitions above 64 KiB are refused by AWS; the window has to stay usable with one all the same. */
    @Test
    void aDefinitionOfTheLargestSizeDoesNotHoldTheWindowUp() throws Exception {
        String variables = IntStream.range(0, 1_100).mapToObj(
                i -> "{\"name\": \"NAME_%d\", \"value\": \"%s\"}".formatted(i, "v".repeat(20)))
                .collect(Collectors.joining(","));
        paste("{\"family\": \"large\", \"cpu\": \"256\", \"memory\": \"512\", \"containerDefinitions\": "
                + "[{\"name\": \"api\", \"image\": \"i\", \"environment\": [" + variables + "]}], \"revision\": 1}");
        stage.click("#taskdef-sent .title");
        assertCalm(() -> stage.textOf("#taskdef-sent-size").contains("bytes"));
        stage.click("#taskdef-sent-raw-name");
        assertCalm(() -> true);
        stage.click("#taskdef-sent .title");
        stage.click("#taskdef-compare .title");
        assertCalm(() -> says().startsWith("AWS would make the same"));
        stage.click("#taskdef-compare-text");
        assertCalm(() -> stage.textOf("#taskdef-sideBySide").contains("−"));
    }

    private void assertCalm(BooleanSupplier isSo) throws InterruptedException {
        long pause = longestPause(isSo);
        assertTrue(pause < MOST_PAUSE, () -> "the window did not answer for " + pause + " ms");
    }

    /** How long the screen did not answer at a time until it was so, and in the half second after, in milliseconds. */
    private long longestPause(BooleanSupplier isSo) throws InterruptedException {
        long longest = 0;
        int calm = 0;
        while (calm < 50) {
            long begin = System.nanoTime();
            calm += stage.onScreen(isSo::getAsBoolean) ? 1 : 0;
            longest = Math.max(longest, (System.nanoTime() - begin) / 1_000_000);
            Thread.sleep(10);
        }
        return longest;
    }

    private void register() {
        if (!stage.robot().lookup("#taskdef-register").queryAs(TitledPane.class).isExpanded()) {
            stage.click("#taskdef-register .title");
        }
        stage.click("#taskdef-register-look");
        stage.click("#taskdef-register-apply");
        stage.until("it is registered", () -> stage.robot().lookup("#taskdef-register-status").queryAs(Labeled.class)
                .getText().startsWith("Done"));
    }

    private void choose(String words) {
        ComboBox<?> picker = stage.robot().lookup("#taskdef-compare-with").queryAs(ComboBox.class);
        stage.click("#taskdef-compare-with");
        stage.until(words + " is offered", () -> stage.robot().lookup(".combo-box-popup .list-cell").queryAll().stream()
                .anyMatch(cell -> words.equals(((Labeled) cell).getText())));
        stage.robot().lookup(".combo-box-popup .list-cell").queryAll().stream()
                .filter(cell -> words.equals(((Labeled) cell).getText())).findFirst().ifPresent(stage.robot()::clickOn);
        stage.until(words + " is chosen", () -> !picker.isShowing());
    }

    private String says() {
        return stage.textOf("#taskdef-compare-says").strip();
    }

    private String shownFields() {
        StringBuilder ways = new StringBuilder();
        TableView<?> table = stage.robot().lookup("#taskdef-differences").queryAs(TableView.class);
        table.getItems().forEach(row -> ways.append(row.toString().replaceAll("Field\\[way=(.*?), before.*", "$1")).append('\n'));
        return ways.toString();
    }

    private void paste(String text) {
        stage.copy(text);
        stage.click("#taskdef-paste");
    }
}
