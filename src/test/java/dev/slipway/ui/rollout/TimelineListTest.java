package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.rollout.Entry;
import dev.slipway.ui.Texts;
import dev.slipway.ui.rollout.TimelineRows.Row;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The rows in a window. */
class TimelineListTest {

    private TimelineList list;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        onScreen(() -> {
            Texts texts = new Texts(Texts.Language.ENGLISH);
            list = new TimelineList(texts, new EntryWords(texts));
            stage = new Stage();
            Scene scene = new Scene(list, 600, 300);
            // the height of a row is a style
            scene.getStylesheets().add(Texts.class.getResource("app.css").toExternalForm());
            stage.setScene(scene);
            stage.show();
            return true;
        });
    }

    @AfterEach
    void close() {
        onScreen(() -> {
            stage.hide();
            return true;
        });
    }

    @Test
    void whatIsLookedAtStaysWhereItIsWhileOthersComeAbove() {
        show(newestFirst(200), true);
        scrollTo(50);
        Row looked = list.getItems().get(first());

        show(newestFirst(207), true);

        assertEquals(looked, list.getItems().get(first()));
    }

    @Test
    void theTopStaysInSightWhenItIs() {
        show(newestFirst(200), true);
        show(newestFirst(207), true);

        assertEquals(0, first());
    }

    @Test
    void withTheNewestLastTheEndIsFollowedWhileItIsInSight() {
        show(newestFirst(200).reversed(), false);
        assertEquals(199, last());
        show(newestFirst(207).reversed(), false);
        assertEquals(206, last());

        scrollTo(50);
        int looked = first();
        show(newestFirst(210).reversed(), false);
        assertEquals(looked, first());
    }

    @Test
    void theSelectedRowsStaySelectedAndAreCopiedWithTheirTimes() {
        show(newestFirst(3), true);
        onScreen(() -> {
            list.getSelectionModel().select(0);
            return true;
        });
        show(newestFirst(4), true);

        String copied = onScreen(() -> {
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "c", "c", KeyCode.C, false, true, false, false));
            return Clipboard.getSystemClipboard().getString();
        });
        assertEquals("2026-11-27T10:00:02Z  line 2", copied);
    }

    private static List<Row> newestFirst(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Row(new Entry.LogLine(
                Instant.parse("2026-11-27T10:00:00Z").plusSeconds(i), "api/t1", "line " + i), 1)).toList().reversed();
    }

    private void show(List<Row> rows, boolean newestFirst) {
        onScreen(() -> {
            list.show(rows, newestFirst);
            return true;
        });
        layOut();
    }

    private void scrollTo(int row) {
        onScreen(() -> {
            list.scrollTo(row);
            return true;
        });
        layOut();
    }

    private void layOut() {
        onScreen(() -> {
            list.applyCss();
            list.layout();
            return true;
        });
    }

    private int first() {
        return onScreen(() -> flow().getFirstVisibleCell().getIndex());
    }

    private int last() {
        return onScreen(() -> flow().getLastVisibleCell().getIndex());
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list.lookup(".virtual-flow");
    }

    private static <T> T onScreen(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, action);
    }
}
