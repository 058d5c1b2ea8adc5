package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.github.GitHub.WorkflowRun;
import dev.slipway.github.RunAddress;
import dev.slipway.github.RunSnapshot;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Field;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The latest runs of the pipeline's workflow, and a field for the address of any other run. */
public final class RunPicker extends VBox {

    private static final int MOST_ROWS = 5;

    private final Workspace workspace;
    private final Texts texts;
    private final RunFollowing following;
    private final Answer address = new Answer("", text -> text.isBlank() || RunAddress.of(text).isPresent()
            ? Optional.empty() : Optional.of(Note.warning("run.badAddress")));
    private final ListView<WorkflowRun> list = new ListView<>();
    private final VBox problems = new VBox();
    private final Latest<List<WorkflowRun>> looking;
    private boolean showing;

    public RunPicker(Workspace workspace, RunFollowing following) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.following = following;
        this.looking = new Latest<>(workspace.background(), this::looked);
        workspace.world().addListener((_, _, _) -> {
            looking.drop();
            list.setItems(FXCollections.observableArrayList());
            problems.getChildren().clear();
        });
        following.run().addListener((_, before, now) -> {
            if (!standing(before).equals(standing(now))) {
                look();
            }
        });
        getStyleClass().add("fields");
        setId("run-picker");
        Button again = Words.button(texts, "run.refresh", Feather.REFRESH_CW, this::look);
        again.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        again.setMinWidth(USE_PREF_SIZE);
        HBox title = new HBox(Words.label(texts, "run.latest", Styles.TEXT_BOLD), again);
        title.getStyleClass().add("row");
        getChildren().addAll(title, list(), problems, new Folded(texts, "run.another", another()));
    }

    /** Asks GitHub for the runs there are now. */
    public void look() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world != null && pipeline != null) {
            looking.next(_ -> world.code().gitHub().latestRuns(pipeline.repository(), pipeline.files().workflow()));
        }
    }

    /** The list is asked for again when the followed run has come a step on, not with each of its looks. */
    private static String standing(Optional<RunSnapshot> run) {
        return run.flatMap(RunSnapshot::run)
                .map(it -> it.id() + " " + it.attempt() + " " + it.status() + " " + it.conclusion()).orElse("");
    }

    private void looked(Ending<List<WorkflowRun>> ending) {
        problems.getChildren().clear();
        switch (ending) {
            case Ending.Answer<List<WorkflowRun>>(List<WorkflowRun> runs) -> show(runs);
            case Ending.Trouble<List<WorkflowRun>>(Problem problem) ->
                    problems.getChildren().add(new ProblemView(texts, problem));
        }
    }

    private void show(List<WorkflowRun> runs) {
        showing = true;
        list.setItems(FXCollections.observableList(runs));
        long followed = following.run().get().flatMap(RunSnapshot::run).map(WorkflowRun::id).orElse(-1L);
        runs.stream().filter(run -> run.id() == followed).findFirst().ifPresent(list.getSelectionModel()::select);
        showing = false;
    }

    private ListView<WorkflowRun> list() {
        list.setId("run-list");
        list.getStyleClass().add("timeline");
        list.accessibleTextProperty().bind(texts.bind("run.latest"));
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(
                () -> list.getFixedCellSize() * Math.clamp(list.getItems().size(), 1, MOST_ROWS) + 2,
                list.fixedCellSizeProperty(), list.itemsProperty()));
        list.setMinHeight(USE_PREF_SIZE);
        list.setPlaceholder(Words.label(texts, "run.noneYet", "muted"));
        list.setCellFactory(_ -> new RunCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, run) -> {
            if (run != null && !showing) {
                following.start(new RunAddress(workspace.pipeline().get().repository(), run.id()));
            }
        });
        return list;
    }

    private HBox another() {
        Button read = Words.button(texts, "run.read", Feather.SEARCH, () -> RunAddress.of(address.value())
                .ifPresent(it -> {
                    list.getSelectionModel().clearSelection();
                    following.start(it);
                }));
        read.disableProperty().bind(address.text().map(text -> RunAddress.of(text).isEmpty()));
        Field field = Field.line(texts, "run.address", address);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(field, read);
        row.getStyleClass().add("field-row");
        return row;
    }

    private final class RunCell extends ListCell<WorkflowRun> {

        private final Label title = new Label();
        private final Label where = new Label();
        private final HBox line = new HBox();
        private final Tooltip whole = new Tooltip();

        private RunCell() {
            title.setMinWidth(0);
            title.getStyleClass().add("elided");
            title.setTooltip(whole);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            where.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
            where.setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().add("row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(WorkflowRun run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText("#" + run.origin().number() + "  " + run.origin().title());
            whole.setText(title.getText());
            where.setText(String.join("  ", run.origin().branch(), run.origin().event(),
                    texts.words(run.createdAt())));
            line.getChildren().setAll(RunMark.of(texts, run.status(), run.conclusion()), title, where);
            setGraphic(line);
            setAccessibleText(String.join(" ", title.getText(), texts.get(RunMark.key(run.status(), run.conclusion())),
                    where.getText()));
        }
    }
}
