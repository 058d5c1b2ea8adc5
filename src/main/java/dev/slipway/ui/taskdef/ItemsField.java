package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.JsonPointers;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A list of objects that have objects in them: a card for each. */
final class ItemsField extends FieldNode {

    private final Shape.Structure structure;
    private final VBox cards = new VBox();
    private final List<GroupField> items = new ArrayList<>();

    ItemsField(FieldForm form, Shape.Structure structure, String path, Supplier<String> pointer) {
        super(form, path, pointer);
        this.structure = structure;
        cards.getStyleClass().add("fields");
        Button add = Words.button(form.texts(), "taskdef.addItem", Feather.PLUS,
                () -> form.append(pointer(), JsonNodeFactory.instance.objectNode()));
        add.setId(idOf(pointer.get()));
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.accessibleHelpProperty().bind(help());
        getChildren().addAll(title(), notes(), cards, add);
    }

    @Override
    void follow(JsonNode value) {
        int size = value.isArray() ? value.size() : 0;
        while (items.size() > size) {
            items.removeLast();
            cards.getChildren().removeLast();
        }
        while (items.size() < size) {
            cards.getChildren().add(card(items.size()));
        }
        for (int i = 0; i < size; i++) {
            items.get(i).follow(value.get(i));
        }
        note();
    }

    private VBox card(int index) {
        Supplier<String> at = () -> JsonPointers.below(pointer(), index);
        GroupField item = new GroupField(form(), structure, path(), at, false);
        items.add(item);
        Button remove = Words.button(form().texts(), "taskdef.removeItem", Feather.X, () -> form().clear(at.get()));
        remove.setId(idOf(at.get() + "/remove"));
        remove.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        VBox card = new VBox(item, remove);
        card.getStyleClass().addAll("tight", "field-group");
        return card;
    }
}
