package dev.slipway.ui.pipeline;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Pair;
import dev.slipway.pipeline.Pair.State;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Reveal;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Every pair of the pipeline that has to agree: those that do not first, each with the step that mends it, and below them,
 * folded away, what is not known yet and what agrees.
 */
public final class ConsistencyView extends VBox {

    /** Nobody wants the account asked for every letter that is typed. */
    private static final Duration AFTER_TYPING = Duration.millis(900);

    private final Workspace workspace;
    private final Texts texts;
    private final PipelineState state;
    private final Node summary;
    private final VBox rows = new VBox();

    /** @param made looks again when this says that something has been made */
    public ConsistencyView(Workspace workspace, PipelineState state, ObservableValue<Mark> made) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.state = state;
        setId("consistency");
        getStyleClass().add("fields");
        rows.getStyleClass().add("change-body");
        this.summary = summary();
        getChildren().addAll(Words.label(texts, "consistency.title", Styles.TEXT_BOLD),
                Words.label(texts, "consistency.lead", "lead"), summary, rows);
        state.looked().addListener((_, _, _) -> show());
        state.problem().addListener((_, _, _) -> show());
        PauseTransition typed = new PauseTransition(AFTER_TYPING);
        typed.setOnFinished(_ -> lookIfSeen());
        workspace.pipeline().addListener((_, _, _) -> typed.playFromStart());
        made.addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                lookIfSeen();
            }
        });
        sceneProperty().addListener(_ -> lookIfSeen());
    }

    /** Scrolls the page to it, once it is laid out. */
    public void reveal() {
        workspace.background().onScreen(() -> Reveal.inPage(summary));
    }

    private void lookIfSeen() {
        if (getScene() != null) {
            state.look();
        }
    }

    private Node summary() {
        Button look = Words.button(texts, "consistency.look", Feather.REFRESH_CW, state::look);
        look.setMinWidth(USE_PREF_SIZE);
        look.disableProperty().bind(state.busy());
        Busy busy = new Busy(texts);
        busy.visibleProperty().bind(state.busy());
        Label counts = new StandingLabel(texts, state);
        HBox.setHgrow(counts, Priority.ALWAYS);
        HBox row = new HBox(counts, busy, look);
        row.getStyleClass().add("row");
        return row;
    }

    private void show() {
        Looked looked = state.looked().get();
        List<Pair> pairs = looked.pairs();
        PairWords words = new PairWords(texts, looked);
        rows.getChildren().setAll(pairs.stream().filter(pair -> pair.found().isPresent())
                .map(pair -> new PairRow(workspace, words, pair)).toList());
        state.problem().get().ifPresent(problem -> rows.getChildren().addFirst(new ProblemView(texts, problem)));
        if (!looked.facts().said().isEmpty()) {
            fold("consistency.unknown", pairs, State.UNKNOWN, words);
            fold("consistency.agreeing", pairs, State.AGREES, words);
        }
    }

    private void fold(String key, List<Pair> pairs, State which, PairWords words) {
        List<PairRow> inside = pairs.stream().filter(pair -> pair.state() == which)
                .map(pair -> new PairRow(workspace, words, pair)).toList();
        if (!inside.isEmpty()) {
            VBox list = new VBox();
            list.getStyleClass().add("change-body");
            list.getChildren().addAll(inside);
            Folded folded = new Folded(texts, key, list);
            folded.setId(key.replace('.', '-'));
            folded.textProperty().bind(Bindings.createStringBinding(() -> texts.get(key, inside.size()), texts.language()));
            rows.getChildren().add(folded);
        }
    }
}
