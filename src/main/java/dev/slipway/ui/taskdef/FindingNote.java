package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Rules;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is wrong with a field, under it, with its mend. */
final class FindingNote extends VBox {

    FindingNote(FieldForm form, Finding finding) {
        getStyleClass().add("tight");
        Label words = Words.flowing();
        words.textProperty().bind(form.texts().bind(finding.key(), finding.facts().toArray()));
        words.getStyleClass().addAll("complaint", finding.severity() == Finding.Severity.ERROR ? "bad" : "mild");
        getChildren().add(words);
        finding.fix().ifPresent(_ -> {
            Button mend = Words.button(form.texts(), "taskdef.mend", Feather.TOOL, () -> form.mend(finding));
            mend.setId(null);
            mend.getStyleClass().add(Styles.SMALL);
            getChildren().add(mend);
        });
        if (finding.rule().equals(Rules.PLAIN_SECRET)) {
            getChildren().add(new SecretOffer(form, finding));
        }
    }
}
