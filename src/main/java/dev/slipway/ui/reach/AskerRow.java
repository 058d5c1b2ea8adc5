package dev.slipway.ui.reach;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;

/** Where the way begins: this computer, and what it asks for. */
final class AskerRow extends HBox {

    private final StackPane dot = new StackPane(Icon.of(Feather.MONITOR));
    private final Region indent = new Region();
    private final Label asked = new Label();
    private final Label name;

    AskerRow(Texts texts) {
        getStyleClass().addAll("hop-row", "asker");
        dot.getStyleClass().add("hop-dot");
        dot.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        name = Words.label(texts, "path.asker", "hop-name");
        name.setWrapText(false);
        name.setMinWidth(USE_PREF_SIZE);
        name.setMaxWidth(USE_PREF_SIZE);
        asked.getStyleClass().add("hop-gist");
        asked.setMinWidth(0);
        asked.getStyleClass().add("elided");
        getChildren().addAll(indent, dot, name, asked);
    }

    /** @param address what is asked for; empty when nothing is */
    void show(String address) {
        asked.setText(address);
        asked.setTooltip(address.isEmpty() ? null : new Tooltip(address));
    }

    /** @param width how far the sign stands from the left, in pixels */
    void indent(double width) {
        indent.setMinWidth(width);
        indent.setPrefWidth(width);
    }

    Region dot() {
        return dot;
    }

    /** From which one can tell how large text is. */
    ReadOnlyObjectProperty<Font> font() {
        return name.fontProperty();
    }
}
