package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.FieldEdit;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** One button for each container, the one in the form pressed, and ways to have one more or one less. */
final class ContainerBar extends FlowPane {

    private final FieldForm form;
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final Button add;
    private final Button remove;

    ContainerBar(FieldForm form, Editor editor) {
        this.form = form;
        getStyleClass().add("source-bar");
        add = Words.button(form.texts(), "taskdef.addContainer", Feather.PLUS, () -> editor.edit(this::added));
        remove = Words.button(form.texts(), "taskdef.removeContainer", Feather.TRASH_2, () -> editor.edit(now ->
                FieldEdit.remove(now, pointer())));
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        remove.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    }

    /** Which container the form shows, counted from 0. */
    IntegerProperty chosen() {
        return chosen;
    }

    /** The JSON pointer of the container that the form shows. */
    String pointer() {
        return "/containerDefinitions/" + chosen.get();
    }

    void follow(List<Container> all) {
        if (chosen.get() >= all.size()) {
            chosen.set(Math.max(0, all.size() - 1));
        }
        remove.setDisable(all.size() < 2);
        getChildren().setAll(all.stream().<Node>map(this::button).toList());
        getChildren().addAll(add, remove);
    }

    private ToggleButton button(Container container) {
        String name = container.name().isBlank() ? "#" + (container.index() + 1) : container.name();
        ToggleButton button = new ToggleButton(name);
        button.setMnemonicParsing(false);
        button.setId("taskdef-container-" + container.index());
        button.setSelected(container.index() == chosen.get());
        form.within("/containerDefinitions/" + container.index()).stream().findFirst()
                .ifPresent(worst -> button.setGraphic(JsonMargin.icon(worst.severity())));
        button.setOnAction(_ -> {
            chosen.set(container.index());
            button.setSelected(true);
        });
        return button;
    }

    private TaskDefinition added(TaskDefinition definition) {
        chosen.set(definition.containers().size());
        return Edit.addContainer(definition);
    }
}
