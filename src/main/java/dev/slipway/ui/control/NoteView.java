package dev.slipway.ui.control;

import dev.slipway.change.Note;
import dev.slipway.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A remark to be read before applying. */
public final class NoteView extends HBox {

    public NoteView(Texts texts, Note note) {
        boolean warning = note.weight() == Note.Weight.WARNING;
        getStyleClass().addAll("panel", warning ? "warning" : "info");
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(warning ? Icon.of(Feather.ALERT_TRIANGLE, "warn") : Icon.of(Feather.INFO, "accent"),
                words);
    }
}
