package dev.slipway.ui.taskdef;

import dev.slipway.change.Note;
import dev.slipway.taskdef.Opened;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.NoteView;
import javafx.scene.layout.VBox;

/** Says what was opened, when that was not the plain JSON that will be saved. */
final class FormNote extends VBox {

    FormNote(Texts texts, Editor editor) {
        setId("taskdef-form");
        editor.form().addListener((_, _, now) -> show(texts, now));
        show(texts, editor.form().get());
    }

    private void show(Texts texts, Opened.Form form) {
        getChildren().clear();
        switch (form) {
            case PLAIN -> { }
            case DESCRIBE_ANSWER -> getChildren().add(new NoteView(texts, Note.info("taskdef.form.answer")));
            case CLOUDFORMATION -> getChildren().add(new NoteView(texts, Note.info("taskdef.form.cloudFormation")));
            case YAML -> getChildren().add(new NoteView(texts, Note.info("taskdef.form.yaml")));
        }
        setManaged(!getChildren().isEmpty());
    }
}
