package dev.slipway.ui.reach;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Something that a question has to get into, drawn around what is in it, with the step that lets it in as its gate. */
final class Wall extends VBox {

    /** From a wall's outer edge to what is in it, in pixels at the usual size of text. */
    static final double THICK = 9;
    /** From a wall's outer edge to its gate, in pixels at the usual size of text. */
    static final double TO_GATE = 18;

    /**
     * @param above how far the gate stands out above the wall, in pixels at the usual size of text
     * @param scale how many times as large text is
     */
    Wall(HopRow gate, double above, double scale, List<? extends Node> inside) {
        getStyleClass().add("wall");
        gate.getStyleClass().add("overlay");
        double thick = THICK * scale - 1;
        setPadding(new Insets(0, thick, thick, thick));
        setMargin(gate, new Insets(-above * scale, 0, 0, (TO_GATE - THICK) * scale));
        setMargin(this, new Insets(above * scale, 0, 0, 0));
        getChildren().add(gate);
        getChildren().addAll(inside);
    }

    /** @param key of what is behind the wall */
    static HopRow gate(Texts texts, String key, HopView gate) {
        Label label = Words.label(texts, key, "wall-label");
        label.setWrapText(false);
        label.setMinWidth(USE_PREF_SIZE);
        gate.getStyleClass().add("gate");
        return new HopRow(gate, label);
    }
}
