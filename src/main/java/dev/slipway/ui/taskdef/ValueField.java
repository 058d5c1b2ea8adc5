package dev.slipway.ui.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.change.Note;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.control.Named;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Control;

/** A field of one value. */
final class ValueField extends FieldNode {

    private final ValueControl control;
    private final boolean isNarrow;

    ValueField(FieldForm form, Shape shape, String path, Supplier<String> pointer) {
        super(form, path, pointer);
        this.control = ValueControl.of(shape, this::write);
        this.isNarrow = !(shape instanceof Shape.Text text) || !text.values().isEmpty();
        Control node = control.node();
        node.setId(idOf(pointer.get()));
        node.setMaxWidth(Double.MAX_VALUE);
        Named.by(node, form.texts().bind("field." + path + ".name"));
        node.accessibleHelpProperty().bind(help());
        node.focusedProperty().addListener((_, _, _) -> form.pause());
        getChildren().addAll(title(), node, new ObjectionNote(form.texts(), control), notes());
    }

    @Override
    void follow(JsonNode value) {
        control.follow(value);
        note();
        control.mark(form().isWrong(pointer()));
    }

    @Override
    boolean isNarrow() {
        return isNarrow;
    }

    private Optional<Note> write(Optional<JsonNode> value) {
        Optional<Note> objection = form().objection(pointer(), value);
        if (objection.isEmpty()) {
            value.ifPresentOrElse(now -> form().put(pointer(), now), () -> form().clear(pointer()));
        }
        return objection;
    }
}
