package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Container;
import dev.slipway.taskdef.Edit;
import dev.slipway.taskdef.FieldEdit;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.control.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** One button for each container, the one in the form pressed, and ways to have one more or one less. */
final class ContainerBar extends FlowPane {

    /** What a button shows. */
    private record Entry(int index, String name, Optional<Finding.Severity> worst) {}

    private final FieldForm form;
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final Button add;
    private final Button remove;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private List<Entry> shown = List.of();

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
        List<Entry> now = all.stream().map(container -> new Entry(container.index(), container.name(),
                form.within("/containerDefinitions/" + container.index()).stream().findFirst()
                        .map(Finding::severity))).toList();
        // new buttons cost time, and take the focus away
        if (!now.equals(shown)) {
            shown = now;
            remove.setDisable(all.size() < 2);
            buttons.clear();
            now.forEach(entry -> buttons.add(button(entry)));
            getChildren().setAll(buttons);
            getChildren().addAll(add, remove);
        }
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(i == chosen.get());
        }
    }

    private ToggleButton button(Entry entry) {
        ToggleButton button = new ToggleButton(entry.name().isBlank() ? "#" + (entry.index() + 1) : entry.name());
        button.setMnemonicParsing(false);
        button.setId("taskdef-container-" + entry.index());
        entry.worst().ifPresent(worst -> button.setGraphic(JsonMargin.icon(worst)));
        button.setOnAction(_ -> {
            chosen.set(entry.index());
            button.setSelected(true);
        });
        return button;
    }

    private TaskDefinition added(TaskDefinition definition) {
        chosen.set(definition.containers().size());
        return Edit.addContainer(definition);
    }
}
