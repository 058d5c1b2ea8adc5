package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Saves in one click, and says whether there is anything to save; what exactly stands below the form. */
final class SaveButton extends HBox {

    SaveButton(Texts texts, Saving saving) {
        getStyleClass().add("row");
        Button save = Words.button(texts, "taskdef.save", Feather.SAVE, saving::save);
        save.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        save.setMinWidth(USE_PREF_SIZE);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !saving.isToSave(), saving.step().state(),
                saving.step().wanted()));
        Label says = new Label();
        says.setId("taskdef-saved");
        says.getStyleClass().addAll(Styles.TEXT_SMALL, "muted");
        says.textProperty().bind(Bindings.createStringBinding(() -> texts.get(key(saving.step().state().get())),
                saving.step().state(), texts.language()));
        getChildren().addAll(save, says);
    }

    private static String key(StepState<FileRequest> state) {
        return switch (state) {
            case StepState.Previewing<FileRequest>(var plan) when !plan.isAllKept() -> "taskdef.save.open";
            case StepState.Previewing<FileRequest> _, StepState.Checked<FileRequest> _ -> "taskdef.save.done";
            case StepState.Stuck<FileRequest> _ -> "taskdef.save.stuck";
            case StepState.Applying<FileRequest> _ -> "taskdef.save.busy";
            case StepState.Asking<FileRequest> _, StepState.Looking<FileRequest> _ -> "taskdef.save.open";
        };
    }
}
