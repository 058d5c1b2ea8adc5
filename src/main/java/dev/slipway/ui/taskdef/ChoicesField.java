package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

/** A list of some of a few values: a box to tick for each. */
final class ChoicesField extends FieldNode {

    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private JsonNode shown = JsonNodeFactory.instance.missingNode();

    ChoicesField(FieldForm form, List<String> values, String path, Supplier<String> pointer) {
        super(form, path, pointer);
        FlowPane all = new FlowPane();
        all.getStyleClass().add("source-bar");
        for (String value : values) {
            CheckBox box = new CheckBox(value);
            // an underscore is part of the value
            box.setMnemonicParsing(false);
            box.setId(idOf(pointer.get() + "/" + value));
            box.accessibleHelpProperty().bind(help());
            box.setOnAction(_ -> write());
            boxes.put(value, box);
            all.getChildren().add(box);
        }
        getChildren().addAll(title(), all, notes());
    }

    @Override
    void follow(JsonNode value) {
        shown = value;
        boxes.forEach((name, box) -> box.setSelected(contains(value, name)));
        note();
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode one : list) {
            if (one.asText("").equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** What is ticked, in the order that the list had; what is no choice stays. */
    private void write() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        shown.forEach(one -> {
            CheckBox box = boxes.get(one.asText(""));
            if (box == null || box.isSelected()) {
                list.add(one);
            }
        });
        boxes.forEach((name, box) -> {
            if (box.isSelected() && !contains(shown, name)) {
                list.add(name);
            }
        });
        if (list.isEmpty()) {
            form().clear(pointer());
        } else {
            form().put(pointer(), list);
        }
    }
}
