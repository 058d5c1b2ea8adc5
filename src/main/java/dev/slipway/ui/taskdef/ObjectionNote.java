package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;

/** Why what is typed into a control is not in the document. */
final class ObjectionNote extends Label {

    ObjectionNote(Texts texts, ValueControl control) {
        getStyleClass().add("complaint");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(Bindings.createStringBinding(() -> control.objection().get().map(texts::get).orElse(""),
                control.objection(), texts.language()));
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
