package dev.slipway.ui.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Pair;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the pipeline of the moment stands: one line, and the first things that do not agree. Hidden before it is begun. */
public final class StateCard extends VBox {

    private static final int FIRST = 3;

    private final Workspace workspace;
    private final Texts texts;
    private final PipelineState state;
    private final VBox first = new VBox();

    public StateCard(Workspace workspace, PipelineState state) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.state = state;
        setId("home-state");
        getStyleClass().add("section");
        first.getStyleClass().add("change-body");
        Label title = new Label();
        title.getStyleClass().add(Styles.TITLE_4);
        title.textProperty().bind(Bindings.createStringBinding(this::title, workspace.pipeline(), texts.language()));
        Button all = Words.button(texts, "consistency.all", Feather.LIST, () -> workspace.open("target/consistency"));
        all.setMinWidth(USE_PREF_SIZE);
        Label standing = new StandingLabel(texts, state);
        HBox.setHgrow(standing, Priority.ALWAYS);
        HBox row = new HBox(standing, all);
        row.getStyleClass().add("row");
        getChildren().addAll(title, row, first);
        visibleProperty().bind(state.looked().map(Looked::isBegun));
        managedProperty().bind(visibleProperty());
        state.looked().addListener((_, _, _) -> show());
    }

    private String title() {
        return workspace.pipeline().get() == null ? ""
                : texts.get("consistency.of", workspace.pipeline().get().repository());
    }

    private void show() {
        Looked looked = state.looked().get();
        PairWords words = new PairWords(texts, looked);
        List<Node> rows = looked.pairs().stream().filter(pair -> pair.state().compareTo(Pair.State.MISSING) < 0).limit(FIRST)
                .map(pair -> (Node) new PairRow(workspace, words, pair)).toList();
        first.getChildren().setAll(rows);
    }
}
