package dev.slipway.ui.reach;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.PortClosing;
import dev.slipway.reach.PortClosingRequest;
import dev.slipway.reach.Rung;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;

/** Taking back the rules that Slipway added, folded away until somebody needs it. */
final class ClosingView extends VBox {

    ClosingView(Workspace workspace, Walking walking) {
        ChangeStep<PortClosingRequest> step = workspace.step(world -> new PortClosing(world.account()),
                Bindings.createObjectBinding(() -> request(workspace.pipeline().get(), walking.rungs().get()),
                        workspace.pipeline(), walking.rungs()));
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<PortClosingRequest>) {
                walking.walk();
            }
        });
        getChildren().add(new Folded(workspace.texts(), "reach.close",
                Words.label(workspace.texts(), "reach.close.words"),
                new ChangeView<>(workspace.texts(), step, "closing")));
        setId("reach-closing");
        visibleProperty().bind(Bindings.createBooleanBinding(
                () -> !Ladder.securityGroups(walking.rungs().get()).isEmpty(), walking.rungs()));
        managedProperty().bind(visibleProperty());
    }

    private static Optional<PortClosingRequest> request(Pipeline pipeline, List<Rung> rungs) {
        List<String> groups = Ladder.securityGroups(rungs);
        return pipeline == null || groups.isEmpty() ? Optional.empty()
                : Optional.of(new PortClosingRequest(groups.getFirst(), pipeline.app().port(), pipeline.tag()));
    }
}
