package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.taskdef.Compared.Field;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** The fields that differ, each with what it was and what it is. */
final class DifferenceTable extends TableView<Field> {

    /** Of a value that is long: the text beside it shows the whole. */
    private static final int MOST_SHOWN = 300;
    private static final double HIGHEST = 420;
    private static final double ROW = 34;
    private static final double PADDING = 14;

    private final Texts texts;

    DifferenceTable(Texts texts) {
        this.texts = texts;
        setId("taskdef-differences");
        accessibleTextProperty().bind(texts.bind("taskdef.compare.fields"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(Words.label(texts, "taskdef.compare.noField", "muted"));
        getColumns().setAll(List.of(column("taskdef.compare.field", Field::way, "way", 260),
                column("taskdef.compare.before", Field::before, "was", 180),
                column("taskdef.compare.now", Field::after, "is", 180)));
    }

    void show(List<Field> fields) {
        if (!getItems().equals(fields)) {
            getItems().setAll(fields);
        }
        setPrefHeight(Math.min(HIGHEST, ROW * (Math.max(2, fields.size()) + 1) * 1.5));
        setMinHeight(USE_PREF_SIZE);
    }

    private TableColumn<Field, String> column(String key, Function<Field, String> value, String style, double width) {
        TableColumn<Field, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setCellFactory(_ -> new Wrapping());
        column.getStyleClass().add(style);
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }

    /** A cell as high as its text is when it is wrapped. */
    private final class Wrapping extends TableCell<Field, String> {

        private final Text words = new Text();

        Wrapping() {
            words.getStyleClass().add("value");
            words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            words.textProperty().unbind();
            if (empty || item == null) {
                setGraphic(null);
            } else if (item.isEmpty()) {
                words.textProperty().bind(texts.bind("taskdef.compare.notThere"));
                setGraphic(words);
            } else {
                words.setText(item.length() <= MOST_SHOWN ? item : item.substring(0, MOST_SHOWN) + "…");
                setGraphic(words);
            }
        }
    }
}
