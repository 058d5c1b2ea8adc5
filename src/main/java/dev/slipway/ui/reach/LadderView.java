package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.reach.Rung;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way as a ladder, the internet at its foot, with the broken rung lit. */
final class LadderView extends VBox {

    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");

    private final Texts texts;

    LadderView(Texts texts, Walking walking) {
        this.texts = texts;
        setId("reach-ladder");
        getStyleClass().add("ladder");
        Runnable show = () -> show(walking);
        walking.rungs().addListener((_, _, _) -> show.run());
        walking.problem().addListener((_, _, _) -> show.run());
        show.run();
    }

    private void show(Walking walking) {
        List<Node> nodes = walking.rungs().get().stream().map(this::rung).toList();
        getChildren().setAll(nodes);
        walking.problem().get().ifPresent(problem -> getChildren().addFirst(new ProblemView(texts, problem)));
    }

    private Node rung(Rung rung) {
        Label name = Words.label(texts, "rung." + rung.kind().name(), Styles.TEXT_BOLD);
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(rung.key(), rung.facts().toArray()));
        VBox both = new VBox(name, words);
        both.getStyleClass().add("tight");
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(icon(rung.state()), both);
        row.getStyleClass().addAll("rung", "row");
        row.setId("rung-" + rung.kind().name());
        row.pseudoClassStateChanged(BROKEN, rung.state() == Rung.State.BROKEN);
        row.pseudoClassStateChanged(HOLDS, rung.state() == Rung.State.OK);
        return row;
    }

    private static FontIcon icon(Rung.State state) {
        return switch (state) {
            case OK -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case BROKEN -> Icon.of(Feather.X_CIRCLE, "bad");
            case UNKNOWN -> Icon.of(Feather.HELP_CIRCLE, "warn");
            case INTENDED -> Icon.of(Feather.LOCK, "muted");
            case NOT_REACHED -> Icon.of(Feather.CIRCLE, "muted");
        };
    }
}
