package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.pipeline.Cidr;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Children;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.NoteView;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Ways;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.reach.AddressForm.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks who is to get in: a choice of three, and for one's own address a button that says whom it asks. */
public final class AddressView extends VBox {

    private final Texts texts;
    private final Workspace workspace;
    private final AddressForm form;
    private final VBox told = new VBox();

    public AddressView(Workspace workspace, AddressForm form) {
        this.texts = workspace.texts();
        this.workspace = workspace;
        this.form = form;
        getStyleClass().add("fields");
        told.getStyleClass().add("fields");
        Ways ways = new Ways(texts, new Ways.Way("reach.mine", mine()),
                new Ways.Way("reach.range", Field.line(texts, "reach.cidr", form.range())),
                new Ways.Way("reach.everybody", new NoteView(texts, Note.warning("reach.everybody.words"))));
        ways.chosen().addListener((_, _, now) -> form.who().set(Who.values()[now.intValue()]));
        form.who().addListener((_, _, now) -> ways.chosen().set(now.ordinal()));
        getChildren().addAll(ways, told);
        form.problem().addListener((_, _, _) -> tell());
        form.cidr().addListener((_, _, _) -> tell());
        tell();
    }

    /** Brings the focus to the first question. */
    public void focus() {
        Optional.ofNullable(lookup("#reach-own")).ifPresent(Node::requestFocus);
    }

    private Node mine() {
        Button ask = Words.button(texts, "reach.ask", Feather.HELP_CIRCLE, form::ask);
        ask.setMinWidth(USE_PREF_SIZE);
        ask.disableProperty().bind(form.asking());
        Busy busy = new Busy(texts);
        busy.visibleProperty().bind(form.asking());
        busy.managedProperty().bind(busy.visibleProperty());
        Label words = whoIsAsked();
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(ask, busy, words);
        row.getStyleClass().add("row");
        VBox mine = new VBox(Field.line(texts, "reach.own", form.mine()), row);
        mine.getStyleClass().add("fields");
        return mine;
    }

    /** To be read before the click. */
    private Label whoIsAsked() {
        Label words = Words.flowing();
        words.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        words.textProperty().bind(Bindings.createStringBinding(() -> texts.get(
                        workspace.world().get() != null && workspace.world().get().isPractice()
                                ? "reach.ask.practice" : "reach.ask.words", form.asked().getValue()),
                texts.language(), workspace.world()));
        return words;
    }

    private void tell() {
        List<Node> nodes = new ArrayList<>();
        form.problem().get().map((Problem why) -> new ProblemView(texts, why)).ifPresent(nodes::add);
        Optional<Cidr> cidr = form.cidr().getValue();
        if (cidr.filter(Cidr::isV6).isPresent()) {
            nodes.add(new NoteView(texts, Note.info("reach.v6")));
        }
        Children.become(told.getChildren(), nodes);
        told.setVisible(!nodes.isEmpty());
        told.setManaged(!nodes.isEmpty());
    }
}
