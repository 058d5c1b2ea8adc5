package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.FieldEdit;
import dev.slipway.taskdef.JsonPointers;
import dev.slipway.taskdef.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A list of objects: a row for each, a column for each member. */
final class ObjectRows implements Rows {

    /** Where an empty text means something else than none. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("containerDefinitions.environment.value", "tags.value");

    private final FieldForm form;
    private final Shape.Structure structure;
    private final String path;
    private final Supplier<String> pointer;

    ObjectRows(FieldForm form, Shape.Structure structure, String path, Supplier<String> pointer) {
        this.form = form;
        this.structure = structure;
        this.path = path;
        this.pointer = pointer;
    }

    @Override
    public List<Column> columns() {
        return Prominence.order(path, structure).stream()
                .map(name -> new Column(name, structure.members().get(name))).toList();
    }

    @Override
    public int size(JsonNode value) {
        return value.isArray() ? value.size() : 0;
    }

    @Override
    public JsonNode cell(JsonNode value, int row, String column) {
        return value.path(row).path(column);
    }

    @Override
    public String pointer(JsonNode value, int row, String column) {
        return JsonPointers.below(pointer(value, row), column);
    }

    @Override
    public String pointer(JsonNode value, int row) {
        return JsonPointers.below(pointer.get(), row);
    }

    @Override
    public void write(JsonNode value, int row, String column, Optional<JsonNode> typed) {
        String cell = pointer(value, row, column);
        if (row >= size(value)) {
            typed.ifPresent(now -> form.append(pointer.get(),
                    JsonNodeFactory.instance.objectNode().set(column, now)));
        } else if (typed.isPresent()) {
            form.put(cell, typed.get());
        } else if (MAY_BE_EMPTY.contains(Prominence.below(path, column)) || structure.required().contains(column)
                && structure.members().get(column) instanceof Shape.Text) {
            form.put(cell, JsonNodeFactory.instance.textNode(""));
        } else {
            // the row stays, since it is being typed into
            form.edit(cell, definition -> FieldEdit.remove(definition, cell));
        }
    }
}
