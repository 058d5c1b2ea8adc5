package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.net.URI;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is known of one step: what was seen, what is likely behind it, what was looked at, and how to look oneself. */
final class HopFacts extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final MendButtons mends;

    HopFacts(Workspace workspace, MendButtons mends) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.mends = mends;
        setId("reach-facts");
        getStyleClass().add("hop-facts");
    }

    void show(Hop hop, Walk walk) {
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(hop.rung().key(), hop.rung().facts().toArray()));
        getChildren().setAll(title(hop), words);
        hop.rung().causes().forEach(cause -> getChildren().add(cause(cause)));
        if (!hop.isLit() && hop.rung().causes().isEmpty()) {
            mends.of(hop.rung(), walk).ifPresent(getChildren()::add);
        }
        if (hop.kind() == Kind.ADDRESS && hop.sign() == Hop.Sign.OK) {
            getChildren().add(new BalancerNote(workspace));
        }
        if (!hop.rung().looked().isEmpty()) {
            getChildren().addAll(Words.label(texts, "reach.facts.looked", Styles.TEXT_SMALL, "muted"), looked(hop));
        }
        look(hop, walk).ifPresent(command -> getChildren().addAll(
                Words.label(texts, "reach.facts.command", Styles.TEXT_SMALL, "muted"), new Code(texts, command)));
    }

    private Node title(Hop hop) {
        Label name = Words.label(texts, "rung." + hop.kind().name(), "panel-title");
        Label word = new Label(null, Icon.of(HopView.icon(hop.sign())));
        word.textProperty().bind(texts.bind(hop.isLit() ? "hop.lit" : "hop." + hop.sign().name()));
        word.getStyleClass().addAll("hop-state", "is-" + hop.sign().name().toLowerCase(java.util.Locale.ROOT));
        word.setMinWidth(USE_PREF_SIZE);
        HBox title = new HBox(name, word);
        HBox.setHgrow(name, Priority.ALWAYS);
        title.getStyleClass().add("row");
        return title;
    }

    private Node cause(Note cause) {
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(cause.key(), cause.facts().toArray()));
        VBox both = new VBox(words);
        both.getStyleClass().add("tight");
        mends.of(cause).ifPresent(button -> {
            button.getStyleClass().add(Styles.SMALL);
            both.getChildren().add(button);
        });
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(Icon.of(Feather.CORNER_DOWN_RIGHT, "accent"), both);
        row.getStyleClass().addAll("row", "cause");
        return row;
    }

    private Node looked(Hop hop) {
        VBox looked = new VBox();
        looked.getStyleClass().add("looked");
        for (Fact fact : hop.rung().looked()) {
            Node value = value(fact);
            HBox.setHgrow(value, Priority.ALWAYS);
            HBox row = new HBox(value, buttons(fact));
            row.getStyleClass().add("fact");
            looked.getChildren().add(row);
        }
        return looked;
    }

    private Node value(Fact fact) {
        FlowPane head = new FlowPane(Words.label(texts, "rung.fact." + fact.label().name(), "muted", Styles.TEXT_SMALL));
        head.getStyleClass().add("field-title");
        if (fact.isDecider()) {
            Label decides = Words.label(texts, "reach.facts.decides", "decides", Styles.TEXT_SMALL);
            decides.setGraphic(Icon.of(Feather.ARROW_DOWN));
            head.getChildren().add(decides);
        }
        VBox both = new VBox(head, code(fact.value()));
        if (!fact.id().isEmpty() && !fact.value().contains(fact.id())) {
            Label id = code(fact.id());
            id.getStyleClass().add("muted");
            both.getChildren().add(id);
        }
        return both;
    }

    private static Label code(String text) {
        Label code = Words.flowing();
        code.setText(text);
        code.getStyleClass().add("fact-value");
        return code;
    }

    private Node buttons(Fact fact) {
        HBox buttons = new HBox(Code.copyButton(texts, fact.id().isEmpty() ? fact.value() : fact.id()));
        fact.console().filter(_ -> !isPractice()).ifPresent(page -> buttons.getChildren().add(console(page)));
        return buttons;
    }

    private Node console(URI page) {
        Button open = new Button(null, Icon.of(Feather.EXTERNAL_LINK));
        open.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        open.accessibleTextProperty().bind(texts.bind("reach.facts.console"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(open.accessibleTextProperty());
        open.setTooltip(tip);
        open.setOnAction(_ -> workspace.browse(page));
        return open;
    }

    private boolean isPractice() {
        return Optional.ofNullable(workspace.world().get()).filter(World::isPractice).isPresent();
    }

    private Optional<String> look(Hop hop, Walk walk) {
        return Optional.ofNullable(workspace.pipeline().get()).flatMap(pipeline -> new LookCommand(walk,
                pipeline.target().cluster(), pipeline.target().service()).of(hop.rung()));
    }
}
