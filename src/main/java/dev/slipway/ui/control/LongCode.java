package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text in a fixed-width face that may be long: it scrolls in its own place, and a button copies the whole. */
public final class LongCode extends HBox {

    private final Texts texts;
    private final TextArea area = new TextArea();

    /**
     * A place for a text.
     *
     * @param key  of what it is called
     * @param rows how many lines are in sight
     */
    public LongCode(Texts texts, String key, int rows) {
        this.texts = texts;
        getStyleClass().addAll("code", "long-code");
        area.setId(key.replace('.', '-'));
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        area.setMinHeight(USE_PREF_SIZE);
        Named.by(area, texts.bind(key));
        setHgrow(area, Priority.ALWAYS);
        show("");
    }

    public void show(String content) {
        if (!area.getText().equals(content) || getChildren().isEmpty()) {
            area.setText(content);
            Button copy = Code.copyButton(texts, content);
            copy.setId(area.getId() + "-copy");
            getChildren().setAll(area, copy);
        }
    }
}
