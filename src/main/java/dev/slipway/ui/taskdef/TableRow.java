package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.Note;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Named;
import dev.slipway.ui.taskdef.Rows.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One row of a table: a control for each column, a button that takes the row out, and under it what is wrong. */
final class TableRow {

    private final RowsField table;
    private final Rows rows;
    private final List<Column> columns;
    private final int index;
    private final List<ValueControl> controls = new ArrayList<>();
    private final Button remove;
    private final FindingNotes notes;
    private final VBox below;

    /** @param pasted takes lines from the clipboard that are more than one cell's value */
    TableRow(RowsField table, Rows rows, List<Column> columns, int index, Predicate<String> pasted) {
        this.table = table;
        this.rows = rows;
        this.columns = columns;
        this.index = index;
        this.notes = new FindingNotes(table.form());
        VBox objections = new VBox();
        this.below = new VBox(objections, notes);
        for (Column column : columns) {
            ValueControl control = ValueControl.of(column.shape(), typed -> write(column, typed));
            control.onPaste(pasted);
            Control node = control.node();
            node.setId(FieldNode.idOf(table.pointer() + "/" + index
                    + (column.name().isEmpty() ? "" : "/" + column.name())));
            node.setMaxWidth(Double.MAX_VALUE);
            node.setMinWidth(0);
            Named.by(node, inRow(table.nameKey(column)));
            node.focusedProperty().addListener((_, _, _) -> table.form().pause());
            controls.add(control);
            objections.getChildren().add(new ObjectionNote(table.form().texts(), control));
        }
        this.remove = remove();
    }

    /** The words of this key, and in which row: what is read aloud alone must say so. */
    private StringBinding inRow(String key) {
        Texts texts = table.form().texts();
        return Bindings.createStringBinding(() -> texts.get("taskdef.inRow", texts.get(key), index + 1),
                texts.language());
    }

    /** Puts it into the table, where it stays. */
    void enter(GridPane grid) {
        int row = 1 + 2 * index;
        for (int i = 0; i < controls.size(); i++) {
            GridPane.setConstraints(controls.get(i).node(), i, row);
        }
        GridPane.setConstraints(remove, controls.size(), row);
        GridPane.setConstraints(below, 0, row + 1, controls.size() + 1, 1);
        grid.getChildren().addAll(nodes());
    }

    /** A row that is not needed now is kept for later: making its controls is what takes time. */
    void show(boolean isNeeded) {
        nodes().forEach(node -> {
            node.setVisible(isNeeded);
            node.setManaged(isNeeded);
        });
    }

    /** In the order in which the keyboard goes through them. */
    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(controls.stream().map(ValueControl::node).toList());
        nodes.addAll(List.of(remove, below));
        return nodes;
    }

    void follow(JsonNode value) {
        boolean isThere = index < rows.size(value);
        for (int i = 0; i < controls.size(); i++) {
            String column = columns.get(i).name();
            controls.get(i).follow(rows.cell(value, index, column));
            controls.get(i).mark(isThere && table.form().isWrong(rows.pointer(value, index, column)));
            // a value needs its key first
            controls.get(i).node().setDisable(!isThere && rows instanceof MapRows && column.equals(MapRows.VALUE));
        }
        controls.getFirst().prompt(isThere ? "" : table.form().texts().get("taskdef.newRow"));
        remove.setVisible(isThere);
        notes.show(isThere ? table.form().within(rows.pointer(value, index)) : List.of());
    }

    private Optional<Note> write(Column column, Optional<JsonNode> typed) {
        Optional<Note> objection = table.form().objection(rows.pointer(table.shown(), index, column.name()), typed);
        if (objection.isEmpty()) {
            rows.write(table.shown(), index, column.name(), typed);
        }
        return objection;
    }

    private Button remove() {
        Button button = new Button(null, Icon.of(Feather.X));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setId(FieldNode.idOf(table.pointer() + "/" + index + "/remove"));
        button.accessibleTextProperty().bind(inRow("taskdef.removeItem"));
        button.setMinWidth(Control.USE_PREF_SIZE);
        button.setOnAction(_ -> table.form().clear(rows.pointer(table.shown(), index)));
        return button;
    }
}
