package dev.slipway.ui.diagnosis;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Look.Answer;
import dev.slipway.learn.Lessons;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Topic;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.diagnosis.Investigation.Row;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One look of the checklist: what is looked at, and, once it is known, how it stands. */
final class LookRow extends HBox {

    private final Texts texts;

    LookRow(Workspace workspace, Row row) {
        this.texts = workspace.texts();
        VBox words = new VBox(Words.label(texts, row.look().key(), Styles.TEXT_BOLD));
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("change-row", "row");
        setId(row.look().key().replace('.', '-'));
        row.answer().ifPresent(answer -> words.getChildren().add(said(answer)));
        if (row.answer().orElse(null) instanceof Answer.Confirms(Cause cause, _)) {
            words.getChildren().add(new BehindLink(workspace, cause));
            Topic.lesson(this, Lessons.of(cause.id()));
        }
        getChildren().addAll(sign(row.answer()), words);
    }

    private Label said(Answer answer) {
        return switch (answer) {
            case Answer.Confirms(Cause cause, Note note) -> words(() -> texts.get("investigation.confirmed",
                    texts.get(cause.key() + ".title"), texts.get(note)));
            case Answer.Excludes(Note note) -> words(() -> texts.get(note));
            case Answer.CannotTell(Note note) -> words(() -> texts.get(note), "muted");
            case Answer.Unread(var problem) -> words(() -> texts.get("investigation.unread", texts.title(problem)),
                    "muted");
        };
    }

    private Label words(Callable<String> said, String... styles) {
        Label words = Words.flowing();
        words.textProperty().bind(Bindings.createStringBinding(said, texts.language()));
        words.getStyleClass().addAll(styles);
        return words;
    }

    private Node sign(Optional<Answer> answer) {
        return answer.<Node>map(it -> switch (it) {
            case Answer.Confirms _ -> Icon.of(Feather.X_CIRCLE, "bad");
            case Answer.Excludes _ -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case Answer.CannotTell _, Answer.Unread _ -> Icon.of(Feather.HELP_CIRCLE, "muted");
        }).orElseGet(() -> new Busy(texts));
    }
}
