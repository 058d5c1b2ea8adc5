package dev.slipway.ui.home;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Doors side by side, all equally wide; one above the other where large text leaves them no room beside each other. */
final class Doors extends GridPane {

    /** How wide a door is at least, in times the text's size. */
    private static final double LEAST = 17;
    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private final List<Button> doors;

    Doors(List<Button> doors) {
        this.doors = List.copyOf(doors);
        getStyleClass().add("doors");
        getChildren().addAll(doors);
        arrange(doors.size());
        widthProperty().addListener(_ -> arrange());
        doors.getFirst().fontProperty().addListener(_ -> arrange());
    }

    private void arrange() {
        boolean isRoom = getWidth() >= LEAST * doors.getFirst().getFont().getSize() * doors.size();
        int columns = isRoom || getWidth() == 0 ? doors.size() : 1;
        if (columns != getColumnConstraints().size()) {
            arrange(columns);
        }
    }

    private void arrange(int columns) {
        getColumnConstraints().setAll(IntStream.range(0, columns).mapToObj(_ -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            return column;
        }).toList());
        IntStream.range(0, doors.size()).forEach(i -> setConstraints(doors.get(i), i % columns, i / columns));
        pseudoClassStateChanged(STACKED, columns == 1);
    }
}
