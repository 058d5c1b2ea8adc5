package dev.slipway.ui.cleanup;

import atlantafx.base.theme.Styles;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.ui.Page;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Words;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Clean up: what is left of the pipeline and what it costs, which of it goes, and the plan that removes it. */
public final class CleanupPage implements Page {

    /** By which others open it. */
    public static final String KEY = "cleanup";

    private static final Map<String, String> WORDS = Map.of("change.look", "cleanup.preview",
            "change.apply", "cleanup.apply", "change.state.asking", "cleanup.state.asking",
            "change.state.kept", "cleanup.state.kept", "change.state.preview", "cleanup.state.preview",
            "change.state.applying", "cleanup.state.applying", "change.state.proven", "cleanup.state.proven",
            "change.state.missing", "cleanup.state.missing", "change.state.stuckHalfway", "cleanup.state.stuckHalfway",
            "change.state.answers", "cleanup.state.answers");

    private final Workspace workspace;
    private final Texts texts;
    private final Cleaning cleaning;
    private final CostView cost;
    private final TextField typed = new TextField();
    private final ScrollPane view;

    public CleanupPage(Workspace workspace) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.cleaning = new Cleaning(workspace);
        this.cost = new CostView(workspace, cleaning);
        VBox content = new VBox(Words.label(texts, "cleanup.title", Styles.TITLE_2),
                Words.label(texts, "cleanup.lead", "lead"), cost, look(), new ThingList(workspace, cleaning), removing());
        content.getStyleClass().addAll("page", "narrow");
        view = new ScrollPane(content);
        view.getStyleClass().add("page-scroll");
        view.setFitToWidth(true);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        cost.show();
        cleaning.look();
    }

    private Node look() {
        Button look = Words.button(texts, "cleanup.lookAgain", Feather.SEARCH, cleaning::look);
        look.disableProperty().bind(Bindings.createBooleanBinding(
                () -> cleaning.busy().get() || cleaning.step().isBusy(), cleaning.busy(), cleaning.step().state()));
        return look;
    }

    private Node removing() {
        BooleanBinding isTyped = Bindings.createBooleanBinding(() -> workspace.pipeline().get() != null
                && typed.getText().strip().equals(workspace.pipeline().get().tag()), typed.textProperty(),
                workspace.pipeline());
        cleaning.step().state().addListener((_, _, _) -> typed.clear());
        ChangeView<TeardownRequest> plan = new ChangeView<>(texts, cleaning.step(), "cleanup",
                new RemovalNotes(workspace, cleaning), new ChangeView.Manner(WORDS, isTyped, asking()));
        VBox removing = new VBox(Words.label(texts, "cleanup.remove", Styles.TITLE_4), plan);
        removing.getStyleClass().add("fields");
        removing.visibleProperty().bind(Bindings.createBooleanBinding(() -> cleaning.remains().getValue()
                .filter(it -> !it.things().isEmpty()).isPresent() || hasEnded(), cleaning.remains(),
                cleaning.step().state()));
        removing.managedProperty().bind(removing.visibleProperty());
        return removing;
    }

    /** How it ended stays to be read when nothing is left. */
    private boolean hasEnded() {
        return !(cleaning.step().state().get() instanceof StepState.Asking<TeardownRequest>);
    }

    /** What is removed does not come back, so one click is not enough. */
    private Node asking() {
        Label label = Words.flowing();
        label.textProperty().bind(Bindings.createStringBinding(() -> texts.get("cleanup.type",
                workspace.pipeline().get() == null ? "" : workspace.pipeline().get().tag()), workspace.pipeline(),
                texts.language()));
        typed.setId("cleanup-typed");
        typed.setMaxWidth(360);
        label.setLabelFor(typed);
        VBox asking = new VBox(label, typed);
        asking.getStyleClass().add("field");
        return asking;
    }
}
