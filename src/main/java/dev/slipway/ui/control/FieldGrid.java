package dev.slipway.ui.control;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Fields side by side in columns of the same width. */
public final class FieldGrid extends GridPane {

    /** Two columns. */
    public FieldGrid(Field... fields) {
        this(2, fields);
    }

    public FieldGrid(int columns, Field... fields) {
        getStyleClass().add("form");
        for (int column = 0; column < columns; column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(width);
        }
        for (int i = 0; i < fields.length; i++) {
            add(fields[i], i % columns, i / columns);
        }
    }
}
