package dev.slipway.ui.summary;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Page;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.LongCode;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The last page: what was made, what it costs by the hour and how to undo it, to be copied or put into the repository. */
public final class SummaryPage implements Page {

    /** By which others open it. */
    public static final String KEY = "summary";

    private static final int ROWS = 20;

    private final Texts texts;
    private final Summarizing summarizing;
    private final VBox trouble = new VBox();
    private final ScrollPane view;

    public SummaryPage(Workspace workspace) {
        this.texts = workspace.texts();
        this.summarizing = new Summarizing(workspace);
        VBox content = new VBox(Words.label(texts, "summary.title", Styles.TITLE_2),
                Words.label(texts, "summary.lead", "lead"), standing(workspace), trouble, nothing(workspace), text());
        content.getStyleClass().addAll("page", "narrow");
        content.setId("summary");
        view = new ScrollPane(content);
        view.getStyleClass().add("page-scroll");
        view.setFitToWidth(true);
        trouble.managedProperty().bind(Bindings.isNotEmpty(trouble.getChildren()));
        summarizing.problem().addListener((_, _, now) ->
                trouble.getChildren().setAll(now.stream().map(problem -> new ProblemView(texts, problem)).toList()));
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
        summarizing.look();
    }

    private Node standing(Workspace workspace) {
        Label words = Words.flowing();
        words.getStyleClass().add("status");
        words.setId("summary-standing");
        words.textProperty().bind(Bindings.createStringBinding(() -> summarizing.summary().get()
                .filter(it -> !it.isEmpty()).map(it -> texts.get("summary.standing", it.things().size(),
                        it.bill().hour(), it.bill().month(), it.tasks().orElse(0))).orElse(""), summarizing.summary(),
                texts.language()));
        HBox.setHgrow(words, Priority.ALWAYS);
        Busy busy = new Busy(texts);
        busy.visibleProperty().bind(summarizing.busy());
        Button look = Words.button(texts, "summary.again", Feather.REFRESH_CW, summarizing::look);
        look.disableProperty().bind(summarizing.busy());
        look.setMinWidth(Button.USE_PREF_SIZE);
        HBox row = new HBox(words, busy, look);
        row.getStyleClass().add("row");
        return row;
    }

    /** What to do while there is nothing to sum up. */
    private Node nothing(Workspace workspace) {
        VBox nothing = new VBox(Words.label(texts, "summary.nothing"),
                Words.button(texts, "summary.begin", Feather.ARROW_RIGHT, () -> workspace.open("target")));
        nothing.getStyleClass().add("fields");
        nothing.visibleProperty().bind(Bindings.createBooleanBinding(() -> summarizing.summary().get()
                .filter(Summary::isEmpty).isPresent(), summarizing.summary()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        return nothing;
    }

    private Node text() {
        LongCode code = new LongCode(texts, "summary.text", ROWS);
        summarizing.markdown().addListener((_, _, now) -> code.show(now));
        VBox text = new VBox(code, Words.label(texts, "summary.save", Styles.TEXT_BOLD),
                new ChangeView<>(texts, summarizing.saving(), "summary"));
        text.getStyleClass().add("fields");
        text.visibleProperty().bind(Bindings.createBooleanBinding(() -> !summarizing.markdown().getValue().isEmpty(),
                summarizing.markdown()));
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }
}
