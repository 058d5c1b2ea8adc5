package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Finding;
import dev.slipway.taskdef.Place;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One finding: how bad, what, where, and its mend if there is one. */
final class FindingRow extends HBox {

    /** @param jump shows a place of the text */
    FindingRow(Texts texts, Editor editor, Finding finding, Consumer<Place> jump) {
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(finding.key(), finding.facts().toArray()));
        VBox both = new VBox(words, place(editor, finding, jump));
        both.getStyleClass().add("tight");
        setHgrow(both, Priority.ALWAYS);
        getStyleClass().addAll("row", "change-row");
        getChildren().addAll(JsonMargin.icon(finding.severity()), both);
        finding.fix().ifPresent(fix ->
                getChildren().add(new MendButton(texts, () -> editor.edit(fix::appliedTo))));
    }

    private static Hyperlink place(Editor editor, Finding finding, Consumer<Place> jump) {
        Hyperlink place = new Hyperlink((finding.rule() + "  " + finding.pointer()).strip());
        place.getStyleClass().addAll(Styles.TEXT_SMALL, "pointer", "place");
        place.setWrapText(true);
        place.setMinHeight(USE_PREF_SIZE);
        place.setOnAction(_ -> {
            place.setVisited(false);
            editor.place(finding).ifPresent(jump);
        });
        return place;
    }
}
