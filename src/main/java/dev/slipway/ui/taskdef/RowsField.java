package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.taskdef.Rows.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A table that is typed into as it stands; its last row is empty and becomes one when something is typed. */
final class RowsField extends FieldNode {

    /** So many rows are shown unasked. */
    private static final int MANY = 20;
    /** Wide enough for a port. */
    private static final double WHOLE = 64;
    /** A choice's arrow and margins, and each letter beside it. */
    private static final double ARROW = 46;
    private static final double LETTER = 9;
    private static final double LONGEST_CHOICE = 116;

    private final Rows rows;
    private final GridPane grid = new GridPane();
    private final AddField more;
    private final List<TableRow> lines = new ArrayList<>();
    private final PastedLines pasted;
    private final IntegerProperty length = new SimpleIntegerProperty();
    private final Hyperlink whole;
    private boolean isWhole;
    private List<Column> columns = List.of();
    private JsonNode shown = JsonNodeFactory.instance.missingNode();

    RowsField(FieldForm form, Rows rows, String path, Supplier<String> pointer) {
        super(form, path, pointer);
        this.rows = rows;
        this.more = new AddField(form, path, member -> form.wish(Prominence.below(path, member)));
        this.pasted = new PastedLines(form, rows.columns(), pointer);
        setId(idOf(pointer.get()));
        grid.setMinWidth(0);
        grid.getStyleClass().add("table-grid");
        this.whole = whole();
        getChildren().addAll(title(), grid, whole, pasted, more, notes());
    }

    @Override
    void follow(JsonNode value) {
        shown = value;
        List<Column> now = rows.columns().stream().filter(column -> isShown(column, value)).toList();
        if (!now.equals(columns)) {
            columns = now;
            lines.clear();
            lay();
            more.offer(rows.columns().stream().filter(column -> !now.contains(column)).map(Column::name).toList());
        }
        boolean isLong = rows.size(value) > MANY + 1 && !isWhole;
        int wanted = isLong ? MANY : rows.size(value) + 1;
        while (lines.size() < wanted) {
            lines.add(new TableRow(this, rows, columns, lines.size(), pasted::take));
            lines.getLast().enter(grid);
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(i < wanted);
        }
        lines.subList(0, wanted).forEach(line -> line.follow(value));
        whole.setVisible(isLong);
        whole.setManaged(isLong);
        length.set(rows.size(value));
        note();
    }

    /** A long table is cut, since each of its fields costs time, until somebody wants to see all of it. */
    private Hyperlink whole() {
        Hyperlink link = new Hyperlink();
        link.setId(idOf(pointer() + "/whole"));
        link.textProperty().bind(Bindings.createStringBinding(
                () -> form().texts().get("taskdef.wholeTable", length.get()), length, form().texts().language()));
        link.setOnAction(_ -> {
            isWhole = true;
            follow(shown);
        });
        return link;
    }

    /** What the table shows now. */
    JsonNode shown() {
        return shown;
    }

    private boolean isShown(Column column, JsonNode value) {
        if (rows.columns().size() <= 3 || Prominence.isCommonColumn(path(), column.name())
                || form().wished().contains(Prominence.below(path(), column.name()))) {
            return true;
        }
        for (int row = 0; row < rows.size(value); row++) {
            if (!rows.cell(value, row, column.name()).isMissingNode()
                    || !form().about(rows.pointer(value, row, column.name())).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void lay() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            grid.getColumnConstraints().add(width(column.shape()));
            if (columns.size() > 1) {
                grid.add(head(column), i, 0);
            }
        }
    }

    private static ColumnConstraints width(Shape shape) {
        if (shape instanceof Shape.Text text && text.values().isEmpty()) {
            ColumnConstraints free = new ColumnConstraints(40, 60, Double.MAX_VALUE);
            free.setHgrow(Priority.ALWAYS);
            return free;
        }
        return new ColumnConstraints(shape instanceof Shape.Text text ? width(text.values())
                : shape instanceof Shape.Whole ? WHOLE : LONGEST_CHOICE);
    }

    private static double width(Collection<String> choices) {
        int letters = choices.stream().mapToInt(String::length).max().orElse(0);
        return Math.min(LONGEST_CHOICE, ARROW + LETTER * letters);
    }

    private Label head(Column column) {
        Label head = new Label();
        head.setWrapText(true);
        GridPane.setValignment(head, VPos.BOTTOM);
        head.textProperty().bind(form().texts().bind(nameKey(column)));
        head.getStyleClass().addAll("muted", "column-head");
        return head;
    }

    /** The key of a column's name. */
    String nameKey(Column column) {
        return rows instanceof MapRows ? "taskdef.map." + column.name()
                : "field." + (column.name().isEmpty() ? path() : Prominence.below(path(), column.name())) + ".name";
    }
}
