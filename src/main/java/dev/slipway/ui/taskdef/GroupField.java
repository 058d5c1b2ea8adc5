package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.taskdef.JsonPointers;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.control.Children;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The fields of one object: those that are needed most, those that are set or wrong, and a way to the others. */
final class GroupField extends FieldNode {

    /** Fields that stand in another part of the form. */
    private static final Set<String> ELSEWHERE = Set.of("containerDefinitions", "memory");
    private static final int COLUMNS = 2;

    private final Shape.Structure structure;
    private final List<String> order;
    private final GridPane grid = new GridPane();
    private final Map<String, FieldNode> fields = new HashMap<>();
    private final AddField more;
    private List<String> shown = List.of();

    /** @param isTitled whether its name stands above it */
    GroupField(FieldForm form, Shape.Structure structure, String path, Supplier<String> pointer, boolean isTitled) {
        super(form, path, pointer);
        this.structure = structure;
        this.order = Prominence.order(path, structure).stream()
                .filter(member -> !(path.isEmpty() && ELSEWHERE.contains(member))).toList();
        this.more = new AddField(form, path, member -> form.wish(Prominence.below(path, member)));
        grid.setMinWidth(0);
        grid.getStyleClass().add("form");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            // not by percent, which leaves a gap to the right of what goes over all columns
            column.setPrefWidth(10);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        if (isTitled) {
            setId(idOf(pointer.get()));
            getStyleClass().add("field-group");
            getChildren().add(title("group-title"));
        }
        getChildren().addAll(notes(), grid, more);
    }

    @Override
    void follow(JsonNode value) {
        List<String> now = order.stream().filter(member -> isShown(member, value)).toList();
        if (!now.equals(shown)) {
            shown = now;
            lay();
            more.offer(order.stream().filter(member -> !now.contains(member)).toList());
        }
        now.forEach(member -> fields.get(member).follow(value.path(member)));
        // what is said of the document as a whole stands above the form
        if (!path().isEmpty()) {
            note();
        }
    }

    private boolean isShown(String member, JsonNode value) {
        return value.has(member) || Prominence.isShown(path(), member, structure)
                || form().wished().contains(Prominence.below(path(), member))
                || form().isTroubled(JsonPointers.below(pointer(), member));
    }

    /** Two narrow fields beside each other where they follow each other; everything else over the whole width. */
    private void lay() {
        List<FieldNode> nodes = shown.stream().map(member -> fields.computeIfAbsent(member, this::made)).toList();
        int row = 0;
        int column = 0;
        for (FieldNode field : nodes) {
            if (column == 1 && !field.isNarrow()) {
                row++;
                column = 0;
            }
            GridPane.setConstraints(field, column, row, field.isNarrow() ? 1 : COLUMNS, 1);
            column = field.isNarrow() ? (column + 1) % COLUMNS : 0;
            row += column == 0 ? 1 : 0;
        }
        Children.become(grid.getChildren(), nodes);
    }

    private FieldNode made(String member) {
        String below = Prominence.below(path(), member);
        if (below.equals("cpu")) {
            return new SizeField(form());
        }
        return FieldNode.of(form(), structure.members().get(member), below,
                () -> JsonPointers.below(pointer(), member));
    }
}
