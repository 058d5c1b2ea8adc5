package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.FileRequest;
import dev.slipway.pipeline.FileSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.DefinitionFacts;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.FileDiff;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import dev.slipway.workflow.Finding;
import dev.slipway.workflow.Mend;
import dev.slipway.workflow.WorkflowChecks;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with the workflow file that is in the folder now, with its places. */
final class WorkflowFindings extends VBox {

    private final Workspace workspace;
    private final ObjectProperty<Optional<FileRequest>> mended = new SimpleObjectProperty<>(Optional.empty());
    private final ChangeStep<FileRequest> mending;

    /** What was read, and what was found in it. */
    private record Looked(String text, List<Finding> findings) {}

    /** @param state looks again whenever this has settled */
    WorkflowFindings(Workspace workspace, ObservableValue<StepState<Pipeline>> state) {
        this.workspace = workspace;
        this.mending = workspace.step(world -> new FileSetup(world.records().previous()), mended);
        mending.state().addListener((_, _, now) -> {
            if (now.mark() == Mark.DONE) {
                look();
            }
        });
        setId("workflow-findings");
        getStyleClass().add("change-body");
        state.addListener((_, _, now) -> {
            if (now.mark() != Mark.BUSY) {
                look();
            }
        });
    }

    private void look() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        workspace.background().start(_ -> {
            Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().workflow()).read();
            return text.isEmpty() ? new Looked("", List.of())
                    : new Looked(text.get(), WorkflowChecks.check(text.get(), beside(world, pipeline)));
        }, this::show);
    }

    /** A task definition that cannot be read yet is told about in its own step. */
    private static Facts beside(World world, Pipeline pipeline) {
        Facts facts = Facts.unknown().with(world.settings(pipeline));
        try {
            Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).read();
            return text.isEmpty() ? facts : facts.with(DefinitionFacts.of(TaskDefinition.parse(text.get())));
        } catch (ProblemException e) {
            return facts;
        }
    }

    private void show(Ending<Looked> ending) {
        getChildren().clear();
        switch (ending) {
            case Ending.Answer<Looked>(Looked looked) -> {
                if (!looked.findings().isEmpty()) {
                    getChildren().add(Words.label(workspace.texts(), "secret.findings", Styles.TEXT_BOLD));
                }
                looked.findings().forEach(finding -> getChildren().add(row(finding, looked.text())));
            }
            case Ending.Trouble<Looked>(Problem problem) ->
                    getChildren().add(new ProblemView(workspace.texts(), problem));
        }
    }

    private VBox row(Finding finding, String text) {
        HBox head = head(finding);
        VBox row = new VBox(head);
        row.getStyleClass().add("change-row");
        finding.mend().ifPresent(mend -> head.getChildren().add(button(() -> preview(row, mend, text))));
        return row;
    }

    private Button button(Runnable action) {
        Button button = new Button();
        button.textProperty().bind(workspace.texts().bind("secret.mend"));
        button.getStyleClass().addAll(Styles.SMALL, "mend");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Below the finding: the lines as they are and as they would be, and the write with its own preview. */
    private void preview(VBox row, Mend mend, String text) {
        if (row.getChildren().size() > 1) {
            row.getChildren().remove(1, row.getChildren().size());
            return;
        }
        getChildren().stream().filter(VBox.class::isInstance).map(VBox.class::cast)
                .filter(other -> other.getChildren().size() > 1)
                .forEach(other -> other.getChildren().remove(1, other.getChildren().size()));
        String file = workspace.pipeline().get().files().workflow();
        String after = mend.applied(text);
        mended.set(Optional.of(new FileRequest(workspace.world().get().code().folder(), file, after)));
        row.getChildren().addAll(new Code(workspace.texts(), FileDiff.of(file, text, after)),
                new ChangeView<>(workspace.texts(), mending, "mend"));
        mending.look();
    }

    private HBox head(Finding finding) {
        Label words = Words.flowing();
        words.textProperty().bind(workspace.texts().bind(finding.key(), finding.facts().toArray()));
        Label place = new Label(finding.line() + ":" + finding.column());
        place.getStyleClass().addAll("muted", "pointer");
        place.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon(finding), words, place);
        row.getStyleClass().add("row");
        return row;
    }

    private static FontIcon icon(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> Icon.of(Feather.X_CIRCLE, "bad");
            case WARNING -> Icon.of(Feather.ALERT_TRIANGLE, "warn");
            case NOTICE -> Icon.of(Feather.INFO, "accent");
        };
    }
}
