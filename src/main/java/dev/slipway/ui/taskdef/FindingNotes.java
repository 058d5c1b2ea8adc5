package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Finding;
import java.util.List;
import javafx.scene.layout.VBox;

/** What is wrong with a field or a row, under it; takes no room while nothing is. */
final class FindingNotes extends VBox {

    private final FieldForm form;
    private List<Finding> shown = List.of();

    FindingNotes(FieldForm form) {
        this.form = form;
        getStyleClass().add("tight");
        setManaged(false);
    }

    void show(List<Finding> findings) {
        if (!findings.equals(shown)) {
            shown = findings;
            getChildren().setAll(findings.stream().map(finding -> new FindingNote(form, finding)).toList());
        }
        setManaged(!findings.isEmpty());
    }
}
