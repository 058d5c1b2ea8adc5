package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.JsonPointers;
import dev.slipway.taskdef.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A list of texts or numbers: a row for each. */
final class TextRows implements Rows {

    private static final String ONLY = "";

    private final FieldForm form;
    private final Shape shape;
    private final Supplier<String> pointer;

    TextRows(FieldForm form, Shape shape, Supplier<String> pointer) {
        this.form = form;
        this.shape = shape;
        this.pointer = pointer;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(ONLY, shape));
    }

    @Override
    public int size(JsonNode value) {
        return value.isArray() ? value.size() : 0;
    }

    @Override
    public JsonNode cell(JsonNode value, int row, String column) {
        return value.path(row);
    }

    @Override
    public String pointer(JsonNode value, int row, String column) {
        return pointer(value, row);
    }

    @Override
    public String pointer(JsonNode value, int row) {
        return JsonPointers.below(pointer.get(), row);
    }

    @Override
    public void write(JsonNode value, int row, String column, Optional<JsonNode> typed) {
        if (row < size(value)) {
            if (typed.isPresent() || shape instanceof Shape.Text) {
                form.put(pointer(value, row), typed.orElseGet(() -> JsonNodeFactory.instance.textNode("")));
            }
        } else if (typed.isPresent()) {
            form.append(pointer.get(), typed.get());
        }
    }
}
