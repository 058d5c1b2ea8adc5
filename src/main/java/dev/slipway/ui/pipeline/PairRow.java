package dev.slipway.ui.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Pair;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One pair: what has to be the same, what each side says and where, and the step that mends it. */
final class PairRow extends HBox {

    /** In pixels; what is longer is cut, and whole in its tooltip. */
    private static final double LONGEST = 380;

    private final Workspace workspace;
    private final PairWords words;
    private final Pair pair;

    PairRow(Workspace workspace, PairWords words, Pair pair) {
        this.workspace = workspace;
        this.words = words;
        this.pair = pair;
        getStyleClass().addAll("row", "pair");
        setId("pair-" + pair.kind().id());
        VBox said = new VBox(head());
        said.getStyleClass().add("tight");
        setHgrow(said, Priority.ALWAYS);
        if (pair.state() != Pair.State.MISSING) {
            said.getChildren().add(sides());
        }
        getChildren().addAll(icon(pair.state()), said);
        step().ifPresent(getChildren()::add);
    }

    private Label head() {
        Label head = Words.flowing();
        head.getStyleClass().add("pair-head");
        head.textProperty().bind(Bindings.createStringBinding(() -> {
            String sentence = words.sentence(pair);
            return sentence.isEmpty() ? words.matter(pair)
                    : workspace.texts().get("consistency.head", words.matter(pair), sentence);
        }, workspace.texts().language()));
        return head;
    }

    /** Only what is known. */
    private Node sides() {
        FlowPane sides = new FlowPane();
        sides.getStyleClass().add("pair-sides");
        sides.setMinWidth(0);
        add(sides, pair.kind().one(), pair.one());
        if (!pair.one().isBlank() && !pair.other().isBlank()) {
            Label sign = new Label(pair.found().isPresent() ? "≠" : "=");
            sign.getStyleClass().add("muted");
            sides.getChildren().add(sign);
        }
        add(sides, pair.kind().other(), pair.other());
        sides.setManaged(!sides.getChildren().isEmpty());
        return sides;
    }

    private void add(FlowPane sides, Side side, String value) {
        if (value.isBlank()) {
            return;
        }
        Label where = new Label();
        where.textProperty().bind(Bindings.createStringBinding(() -> words.where(side, pair.kind()),
                workspace.texts().language()));
        where.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        where.setMinWidth(USE_PREF_SIZE);
        Label said = new Label(value);
        said.getStyleClass().addAll("pointer", "elided");
        said.setTooltip(new Tooltip(value));
        said.setMaxWidth(LONGEST);
        HBox both = new HBox(where, said);
        both.getStyleClass().add("pair-side");
        both.maxWidthProperty().bind(sides.widthProperty());
        sides.getChildren().add(both);
    }

    private Optional<Node> step() {
        if (pair.found().isEmpty()) {
            return Optional.empty();
        }
        return PairStep.of(pair).map(key -> {
            Button open = new Button(null, Icon.of(Feather.ARROW_RIGHT));
            open.textProperty().bind(workspace.texts().bind("step." + key + ".name"));
            open.getStyleClass().addAll(Styles.SMALL, "mend");
            open.setId("pair-" + pair.kind().id() + "-mend");
            open.setMinWidth(USE_PREF_SIZE);
            open.setOnAction(_ -> workspace.open(key));
            return open;
        });
    }

    static FontIcon icon(Pair.State state) {
        return switch (state) {
            case FAILS -> Icon.of(Feather.X_CIRCLE, "bad");
            case SURPRISES -> Icon.of(Feather.ALERT_TRIANGLE, "warn");
            case MISSING -> Icon.of(Feather.PLUS_CIRCLE, "accent");
            case HARMLESS -> Icon.of(Feather.INFO, "accent");
            case UNKNOWN -> Icon.of(Feather.HELP_CIRCLE, "muted");
            case AGREES -> Icon.of(Feather.CHECK, "muted");
        };
    }
}
