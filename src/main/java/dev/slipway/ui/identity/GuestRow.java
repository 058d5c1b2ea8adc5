package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.identity.Difference;
import dev.slipway.identity.Handshake.Answer;
import dev.slipway.pipeline.JobStart.Token;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One start of a job: what its token says, and what AWS says to it, with the very characters that differ. */
final class GuestRow extends HBox {

    private final Texts texts;
    private final VBox words = new VBox();

    GuestRow(Texts texts, Guests.Guest guest) {
        this.texts = texts;
        getStyleClass().addAll("row", "change-row");
        words.getStyleClass().add("tight");
        setHgrow(words, Priority.ALWAYS);
        say(StartWords.of(guest.start()), Styles.TEXT_BOLD);
        switch (guest.start().token()) {
            case Token.None(var why) -> say(StartWords.why(why), "muted");
            case Token.Sent(var claims) -> answer(guest, claims.subject());
        }
        getChildren().addAll(icon(guest), words);
    }

    private void answer(Guests.Guest guest, String subject) {
        Answer answer = guest.now().answer().orElseThrow();
        if (answer instanceof Answer.OtherSubject other && (guest.isWelcome() || !guest.start().job().isEmpty())) {
            compared(other.difference());
        } else {
            Label sent = Words.flowing();
            sent.setText(subject);
            sent.getStyleClass().add("pointer");
            words.getChildren().add(sent);
        }
        say(answer.note());
        if (guest.now().isLetIn() && !guest.isWelcome()) {
            say(Note.warning(guest.start().isPullRequest() ? "trust.unwelcome.proposal" : "trust.unwelcome"),
                    "told-warning");
        }
        if (guest.after().isLetIn() != guest.now().isLetIn()) {
            say(Note.info(guest.after().isLetIn() ? "trust.afterPlan.in" : "trust.afterPlan.out"), "told-good");
        }
    }

    private void compared(Difference difference) {
        words.getChildren().addAll(side("trust.wants", difference, Difference.Side.WANTED),
                side("trust.sends", difference, Difference.Side.SENT));
    }

    private HBox side(String key, Difference difference, Difference.Side side) {
        TextFlow flow = new TextFlow();
        for (Difference.Piece piece : difference.pieces()) {
            if (piece.side() == Difference.Side.BOTH || piece.side() == side) {
                Text text = new Text(piece.text());
                text.getStyleClass().addAll("subject", piece.side() == Difference.Side.BOTH ? "both"
                        : side == Difference.Side.WANTED ? "only-wanted" : "only-sent");
                flow.getChildren().add(text);
            }
        }
        Label name = Words.label(texts, key, Styles.TEXT_SMALL, "muted", "side");
        HBox.setHgrow(flow, Priority.ALWAYS);
        HBox box = new HBox(name, flow);
        box.getStyleClass().add("compared");
        return box;
    }

    private void say(Note note, String... styles) {
        Label label = Words.flowing();
        label.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        label.getStyleClass().addAll(styles);
        words.getChildren().add(label);
    }

    private static FontIcon icon(Guests.Guest guest) {
        if (!guest.isRight()) {
            return Icon.of(Feather.ALERT_TRIANGLE, "warn");
        }
        return guest.now().isLetIn() ? Icon.of(Feather.LOG_IN, "good") : Icon.of(Feather.SLASH, "muted");
    }
}
