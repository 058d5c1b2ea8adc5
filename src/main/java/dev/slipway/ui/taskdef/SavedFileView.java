package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks which of two texts is to go on: what is in the editor, or what was found beside it. */
final class SavedFileView extends VBox {

    private final Texts texts;
    private final SavedFile file;

    SavedFileView(Texts texts, SavedFile file) {
        this.texts = texts;
        this.file = file;
        setId("taskdef-offer");
        file.offer().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        file.offer().get().ifPresent(offer -> getChildren().add(switch (offer) {
            case SavedFile.Offer.Draft _ -> panel("taskdef.draft", "taskdef.draft.take", "taskdef.draft.leave");
            case SavedFile.Offer.ChangedOutside _ ->
                    panel("taskdef.outside", "taskdef.outside.take", "taskdef.outside.leave");
        }));
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Node panel(String words, String take, String leave) {
        Button taking = Words.button(texts, take, Feather.CORNER_UP_LEFT, file::take);
        Button leaving = Words.button(texts, leave, Feather.X, file::leave);
        taking.getStyleClass().add(Styles.SMALL);
        leaving.getStyleClass().add(Styles.SMALL);
        FlowPane buttons = new FlowPane(taking, leaving);
        buttons.getStyleClass().add("source-bar");
        VBox both = new VBox(Words.label(texts, words), buttons);
        both.getStyleClass().add("fields");
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox panel = new HBox(Icon.of(Feather.ALERT_TRIANGLE, "warn"), both);
        panel.getStyleClass().addAll("panel", "warning");
        return panel;
    }
}
