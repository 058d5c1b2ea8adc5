package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Sent;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.LongCode;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Ways;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The very bytes that registering would send, how many they are, and the command that sends the same. */
final class SentView extends VBox {

    private static final int ROWS = 14;
    private static final int COMMAND_ROWS = 4;

    private final Texts texts;
    private final HBox size = new HBox();
    private final LongCode spread;
    private final LongCode raw;
    private final LongCode command;
    private final VBox body = new VBox();
    private final VBox shown;

    SentView(Texts texts, Sending sending) {
        this.texts = texts;
        this.spread = new LongCode(texts, "taskdef.sent.spread", ROWS);
        this.raw = new LongCode(texts, "taskdef.sent.raw", ROWS);
        this.command = new LongCode(texts, "taskdef.sent.command", COMMAND_ROWS);
        size.setId("taskdef-sent-size");
        size.getStyleClass().add("row");
        body.getStyleClass().add("fields");
        shown = new VBox(size, new Ways(texts, new Ways.Way("taskdef.sent.spread.name", spread),
                new Ways.Way("taskdef.sent.raw.name", raw)),
                Words.label(texts, "taskdef.sent.command", Styles.TEXT_SMALL, "muted"), command);
        shown.getStyleClass().add("fields");
        Folded section = new Folded(texts, "taskdef.sent", Words.label(texts, "taskdef.sent.words", "lead"), body);
        section.setId("taskdef-sent");
        section.expandedProperty().addListener((_, _, now) -> sending.attend(now));
        getChildren().add(section);
        sending.state().addListener((_, _, now) -> show(now));
        show(sending.state().get());
    }

    private void show(Sending.State state) {
        switch (state) {
            case Sending.State.Looking _ ->
                    body.getChildren().setAll(Words.label(texts, "taskdef.sent.looking", "muted"));
            case Sending.State.Stuck(var problem) -> body.getChildren().setAll(new ProblemView(texts, problem));
            case Sending.State.Shown(Sending.Body sent) -> {
                show(sent);
                if (!body.getChildren().contains(shown)) {
                    body.getChildren().setAll(shown);
                }
            }
        }
    }

    private void show(Sending.Body sent) {
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(sent.isTooLarge() ? "taskdef.sent.tooLarge" : "taskdef.sent.size",
                sent.bytes(), Sent.MOST_BYTES, Math.ceilDiv(sent.bytes() * 100L, Sent.MOST_BYTES)));
        words.getStyleClass().add(Styles.TEXT_BOLD);
        HBox.setHgrow(words, Priority.ALWAYS);
        size.getChildren().setAll(sent.isTooLarge() ? Icon.of(Feather.X_CIRCLE, "bad")
                : Icon.of(Feather.CHECK_CIRCLE, "good"), words);
        spread.show(sent.spread());
        raw.show(sent.raw());
        command.show(sent.command());
    }
}
