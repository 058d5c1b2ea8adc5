package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the rules say, worst first, each with its place and a mend where there is one. */
final class FindingList extends VBox {

    private final Texts texts;
    private final Editor editor;
    private final Consumer<Place> jump;

    /** @param jump shows a place of the text */
    FindingList(Texts texts, Editor editor, Consumer<Place> jump) {
        this.texts = texts;
        this.editor = editor;
        this.jump = jump;
        setId("taskdef-findings");
        getStyleClass().add("change-body");
        editor.findings().addListener((_, _, _) -> show());
        editor.disagreements().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren().setAll(editor.findings().get().stream()
                .map(finding -> new FindingRow(texts, editor, finding, jump)).toList());
        if (editor.mendable() > 1) {
            getChildren().addFirst(mendAll());
        }
        setManaged(!getChildren().isEmpty());
    }

    private Button mendAll() {
        Button all = Words.button(texts, "taskdef.mendAll", Feather.TOOL, editor::mendAll);
        all.textProperty().bind(texts.bind("taskdef.mendAll", editor.mendable()));
        return all;
    }
}
