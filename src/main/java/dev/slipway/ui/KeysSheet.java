package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.control.Callout;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** Which keys do what, over the window; Escape closes it, and the focus is where it was. */
final class KeysSheet {

    /** As the texts' keys name them. */
    private static final List<String> KEYS = List.of("tab", "use", "arrows", "areas", "steps", "home", "size", "escape", "save",
            "undo", "copy", "help");

    /** {@code Ctrl+}, or the sign that stands on a Mac's keys. */
    private static final String COMMAND = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN)
            .getDisplayText().replace("S", "");

    private final Texts texts;
    private PopOver shown;

    KeysSheet(Texts texts) {
        this.texts = texts;
    }

    /** Shows it, or takes it away again. */
    void turn(Node at) {
        if (shown != null && shown.isShowing()) {
            shown.hide();
            return;
        }
        Button close = Words.button(texts, "keys.close", Feather.X, () -> shown.hide());
        close.getStyleClass().add(Styles.SMALL);
        close.setCancelButton(true);
        VBox content = new VBox(Words.label(texts, "keys.title", Styles.TITLE_4), rows(), close);
        content.setId("keys");
        content.getStyleClass().add("keys");
        shown = Callout.of(content, PopOver.ArrowLocation.TOP_RIGHT);
        shown.show(at);
        close.requestFocus();
    }

    private GridPane rows() {
        GridPane rows = new GridPane();
        rows.getStyleClass().add("key-rows");
        for (int i = 0; i < KEYS.size(); i++) {
            Label key = new Label();
            key.textProperty().bind(texts.bind("keys." + KEYS.get(i), COMMAND));
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            rows.addRow(i, key, Words.label(texts, "keys." + KEYS.get(i) + ".words"));
        }
        return rows;
    }
}
