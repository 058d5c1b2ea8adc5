package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.JsonPointers;
import dev.slipway.taskdef.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An object with keys of the user's own: a row for each key. */
final class MapRows implements Rows {

    static final String KEY = "key";
    static final String VALUE = "value";

    private final FieldForm form;
    private final Shape shape;
    private final Supplier<String> pointer;

    MapRows(FieldForm form, Shape shape, Supplier<String> pointer) {
        this.form = form;
        this.shape = shape;
        this.pointer = pointer;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(KEY, new Shape.Text(List.of())), new Column(VALUE, shape));
    }

    @Override
    public int size(JsonNode value) {
        return value.isObject() ? value.size() : 0;
    }

    @Override
    public JsonNode cell(JsonNode value, int row, String column) {
        if (row >= size(value)) {
            return JsonNodeFactory.instance.missingNode();
        }
        Map.Entry<String, JsonNode> entry = entry(value, row);
        return column.equals(KEY) ? JsonNodeFactory.instance.textNode(entry.getKey()) : entry.getValue();
    }

    @Override
    public String pointer(JsonNode value, int row, String column) {
        return pointer(value, row);
    }

    @Override
    public String pointer(JsonNode value, int row) {
        return JsonPointers.below(pointer.get(), row < size(value) ? entry(value, row).getKey() : "");
    }

    @Override
    public void write(JsonNode value, int row, String column, Optional<JsonNode> typed) {
        JsonNode now = typed.orElseGet(() -> JsonNodeFactory.instance.textNode(""));
        if (column.equals(VALUE)) {
            form.put(pointer(value, row), now);
        } else if (row < size(value)) {
            form.rename(pointer(value, row), now.asText());
        } else if (!value.has(now.asText())) {
            form.put(JsonPointers.below(pointer.get(), now.asText()), JsonNodeFactory.instance.textNode(""));
        }
    }

    private static Map.Entry<String, JsonNode> entry(JsonNode value, int row) {
        return value.properties().stream().skip(row).findFirst().orElseThrow();
    }
}
