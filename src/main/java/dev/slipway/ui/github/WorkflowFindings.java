package dev.slipway.ui.github;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.DefinitionFacts;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import dev.slipway.workflow.Finding;
import dev.slipway.workflow.WorkflowChecks;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is wrong with the workflow file that is in the folder now, with its places. */
final class WorkflowFindings extends VBox {

    private final Workspace workspace;

    /** @param state looks again whenever this has settled */
    WorkflowFindings(Workspace workspace, ObservableValue<StepState<Pipeline>> state) {
        this.workspace = workspace;
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
            return text.isEmpty() ? List.<Finding>of()
                    : WorkflowChecks.check(text.get(), beside(world, pipeline));
        }, this::show);
    }

    /** A task definition that cannot be read yet is told about in its own step. */
    private static Facts beside(World world, Pipeline pipeline) {
        Facts facts = Facts.unknown().with(pipeline, world.account().region());
        try {
            Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).read();
            return text.isEmpty() ? facts : facts.with(DefinitionFacts.of(TaskDefinition.parse(text.get())));
        } catch (ProblemException e) {
            return facts;
        }
    }

    private void show(Ending<List<Finding>> ending) {
        getChildren().clear();
        switch (ending) {
            case Ending.Answer<List<Finding>>(List<Finding> findings) -> {
                if (!findings.isEmpty()) {
                    getChildren().add(Words.label(workspace.texts(), "secret.findings", Styles.TEXT_BOLD));
                }
                findings.forEach(finding -> getChildren().add(row(finding)));
            }
            case Ending.Trouble<List<Finding>>(Problem problem) ->
                    getChildren().add(new ProblemView(workspace.texts(), problem));
        }
    }

    private HBox row(Finding finding) {
        Label words = Words.flowing();
        words.textProperty().bind(workspace.texts().bind(finding.key(), finding.facts().toArray()));
        Label place = new Label(finding.line() + ":" + finding.column());
        place.getStyleClass().addAll("muted", "pointer");
        place.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon(finding), words, place);
        row.getStyleClass().addAll("row", "change-row");
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
