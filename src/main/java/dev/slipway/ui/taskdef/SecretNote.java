package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.SecretMove;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is left to do for a variable that was made a secret: the command that makes it, and who must be allowed to. */
final class SecretNote extends VBox {

    private final FieldForm form;

    SecretNote(FieldForm form) {
        this.form = form;
        setId("taskdef-secretNote");
        getStyleClass().addAll("panel", "info", "tight");
        form.moved().addListener((_, _, now) -> show(now));
        show(form.moved().get());
    }

    private void show(Optional<SecretMove> move) {
        setVisible(move.isPresent());
        setManaged(move.isPresent());
        getChildren().clear();
        move.ifPresent(now -> {
            Label words = Words.flowing();
            words.textProperty().bind(form.texts().bind("taskdef.secret.moved", now.variable(), now.action()));
            getChildren().addAll(words, new Code(form.texts(), now.command()));
        });
    }
}
