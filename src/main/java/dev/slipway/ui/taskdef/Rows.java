package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.taskdef.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A value of the document as rows and columns. The row behind the last one is empty, and there once it is written to. */
interface Rows {

    /** @param name of the member, or what a list's members are */
    record Column(String name, Shape shape) {}

    /** All columns there can be. */
    List<Column> columns();

    int size(JsonNode value);

    /** What stands there, or a missing node. */
    JsonNode cell(JsonNode value, int row, String column);

    /** The pointer of a cell, for what is wrong with it. */
    String pointer(JsonNode value, int row, String column);

    /** The pointer of a row. */
    String pointer(JsonNode value, int row);

    /** Writes a cell; empty takes out what was there. */
    void write(JsonNode value, int row, String column, Optional<JsonNode> typed);

    static Rows of(FieldForm form, Shape.ListOf list, String path, Supplier<String> pointer) {
        return list.member() instanceof Shape.Structure structure
                ? new ObjectRows(form, structure, path, pointer)
                : new TextRows(form, list.member(), pointer);
    }
}
