package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * The rows of a log: all equally high, so that a long one is as fast as a short one; the selected ones can be copied,
 * and a row that stands for others unfolds with a click or Enter.
 */
public final class LogList<R> extends ListView<R> {

    private static final double WHOLE = 700;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Function<R, String> text;
    private final Consumer<R> turning;

    /**
     * @param rows    how many are to be seen at once
     * @param text    of a row, as it is copied
     * @param turning told of a click or Enter on a row
     */
    public LogList(int rows, Function<R, String> text, Consumer<R> turning) {
        this.text = text;
        this.turning = turning;
        getStyleClass().add("timeline");
        prefHeightProperty().bind(fixedCellSizeProperty().multiply(rows));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setOnKeyPressed(key -> {
            R row = getSelectionModel().getSelectedItem();
            if (COPY.match(key)) {
                copy();
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER && row != null) {
                turning.accept(row);
                key.consume();
            }
        });
    }

    /** Lines in fixed width, cut where the window ends, not scrolled to. */
    public void draw(Supplier<Cell<R>> cells) {
        setCellFactory(_ -> {
            Cell<R> cell = cells.get();
            cell.setPrefWidth(0);
            cell.getStyleClass().addAll("log-line", "elided");
            cell.setOnMouseClicked(_ -> {
                if (cell.getItem() != null) {
                    turning.accept(cell.getItem());
                }
            });
            return cell;
        });
    }

    /** Shows these rows instead. */
    public void show(List<R> rows) {
        setItems(FXCollections.observableList(rows));
    }

    /** The selected rows; without any, all that are shown. */
    public void copy() {
        List<R> selected = getSelectionModel().getSelectedItems();
        Clip.put((selected.isEmpty() ? getItems() : selected).stream().map(row -> text.apply(row) + "\n")
                .collect(Collectors.joining()));
    }

    /** How one row looks. */
    public abstract static class Cell<R> extends ListCell<R> {

        private final Tooltip whole = new Tooltip();

        protected Cell() {
            whole.setWrapText(true);
            whole.setMaxWidth(WHOLE);
        }

        /** Draws the row, on a cell that shows nothing yet. */
        protected abstract void draw(R row);

        @Override
        protected final void updateItem(R row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("bad", "warn", "muted", Styles.TEXT_BOLD);
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            if (!empty && row != null) {
                draw(row);
            }
            if (getTooltip() == null && getText() != null) {
                whole.setText(getText());
                setTooltip(whole);
            }
        }
    }
}
