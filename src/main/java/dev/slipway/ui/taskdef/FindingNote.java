package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Rules;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is wrong with a field, under it, with its mend. */
final class FindingNote extends VBox {

    FindingNote(FieldForm form, Finding finding) {
        getStyleClass().add("tight");
        Label words = Words.flowing();
        words.textProperty().bind(form.texts().bind(finding.key(), finding.facts().toArray()));
        words.getStyleClass().addAll("complaint", finding.severity() == Finding.Severity.ERROR ? "bad" : "mild");
        getChildren().add(words);
        finding.fix().ifPresent(_ -> getChildren().add(new MendButton(form.texts(), () -> form.mend(finding))));
        if (finding.rule().equals(Rules.PLAIN_SECRET)) {
            getChildren().add(new SecretOffer(form, finding));
        }
    }
}
