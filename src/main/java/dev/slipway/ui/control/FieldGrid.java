package dev.slipway.ui.control;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Fields side by side in two columns of the same width. */
public final class FieldGrid extends GridPane {

    public FieldGrid(Field... fields) {
        getStyleClass().add("form");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().addAll(half, half);
        for (int i = 0; i < fields.length; i++) {
            add(fields[i], i % 2, i / 2);
        }
    }
}
