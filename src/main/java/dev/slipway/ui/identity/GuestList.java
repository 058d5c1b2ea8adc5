package dev.slipway.ui.identity;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.identity.Handshake;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who gets in by the role, and who does not, and why. */
final class GuestList extends VBox {

    private final Workspace workspace;

    GuestList(Workspace workspace) {
        this.workspace = workspace;
        setId("trust-guests");
        getStyleClass().add("change-body");
        setManaged(false);
    }

    /** Looks when role and provider are there; says nothing before. */
    void showWhenThere(StepState<Pipeline> state) {
        World world = workspace.world().get();
        if (state.mark() != Mark.DONE) {
            getChildren().clear();
            setManaged(false);
            return;
        }
        Pipeline pipeline = workspace.pipeline().get();
        workspace.background().start(_ -> Guests.of(world, pipeline), this::show);
    }

    private void show(Ending<List<Handshake.Row>> ending) {
        setManaged(true);
        getChildren().setAll(Words.label(workspace.texts(), "trust.guests", Styles.TEXT_BOLD));
        switch (ending) {
            case Ending.Answer<List<Handshake.Row>>(List<Handshake.Row> rows) ->
                    rows.forEach(row -> getChildren().add(row(row)));
            case Ending.Trouble<List<Handshake.Row>>(Problem problem) ->
                    getChildren().add(new ProblemView(workspace.texts(), problem));
        }
    }

    private Node row(Handshake.Row row) {
        Texts texts = workspace.texts();
        Label who = new Label();
        who.textProperty().bind(texts.bind("trust.guest", row.claims().job(), row.claims().trigger()));
        who.getStyleClass().add(Styles.TEXT_BOLD);
        Label subject = Words.flowing();
        subject.setText(row.claims().subject());
        subject.getStyleClass().add("pointer");
        Note note = row.answer().note();
        Label answer = Words.flowing();
        answer.textProperty().bind(texts.bind(note.key(), note.facts().toArray()));
        VBox words = new VBox(who, subject, answer);
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(row.isLetIn() ? Icon.of(Feather.LOG_IN, "good") : Icon.of(Feather.SLASH, "muted"), words);
        box.getStyleClass().addAll("row", "change-row");
        return box;
    }
}
