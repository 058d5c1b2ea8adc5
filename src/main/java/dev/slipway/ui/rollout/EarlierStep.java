package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Icon;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** The way back to the step that has not yet made what is to be deployed; not there while nothing is missing. */
final class EarlierStep extends Button {

    EarlierStep(Workspace workspace, ChangeStep<Pipeline> deploying) {
        super(null, Icon.of(Feather.ARROW_LEFT));
        setId("deploy-earlier");
        getStyleClass().add(Styles.SMALL);
        ObservableValue<Optional<String>> missing = deploying.state().map(EarlierStep::missing);
        textProperty().bind(Bindings.createStringBinding(() -> missing.getValue().map(step -> workspace.texts()
                .get("diagnosis.openStep", workspace.texts().get("step." + step + ".name"))).orElse(""), missing,
                workspace.texts().language()));
        setOnAction(_ -> missing.getValue().ifPresent(workspace::open));
        visibleProperty().bind(missing.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }

    private static Optional<String> missing(StepState<Pipeline> state) {
        return state instanceof StepState.Stuck<Pipeline> stuck && stuck.problem() instanceof DeployProblem problem
                ? Optional.of(switch (problem) {
                    case DeployProblem.NotSaved _ -> "taskdef";
                    case DeployProblem.NoNetwork _ -> "target";
                    case DeployProblem.NotPushed _ -> "image";
                }) : Optional.empty();
    }
}
