package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.PortClosing;
import dev.slipway.reach.PortClosingRequest;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;

/** Taking back the rules that Slipway added. Its plan is there as soon as the way is known, so that one click does it. */
final class ClosingView extends VBox {

    private final Walking walking;
    private final ChangeStep<PortClosingRequest> step;

    ClosingView(Workspace workspace, Walking walking) {
        this.walking = walking;
        this.step = workspace.step(world -> new PortClosing(world.account()),
                Bindings.createObjectBinding(() -> request(workspace.pipeline().get(), walking.newest().get()),
                        workspace.pipeline(), walking.newest()));
        setId("reach-closing");
        getStyleClass().addAll("fields", "opening");
        getChildren().addAll(Words.label(workspace.texts(), "reach.close", Styles.TEXT_BOLD),
                Words.label(workspace.texts(), "reach.close.words"),
                new ChangeView<>(workspace.texts(), step, "closing"));
        visibleProperty().bind(step.state().map(ClosingView::isOfInterest));
        managedProperty().bind(visibleProperty());
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<PortClosingRequest>) {
                walking.walk();
            }
        });
        walking.newest().addListener((_, _, now) -> now.filter(walk -> walk.stage() == Walk.Stage.DONE)
                .ifPresent(_ -> look()));
    }

    /** What was opened meanwhile is to be seen; a plan that somebody may be reading stays. */
    private void look() {
        boolean isStale = step.state().get() instanceof StepState.Previewing<PortClosingRequest> it
                && it.plan().isAllKept();
        if (isStale && walking.tryingSince().get().isEmpty()) {
            step.forget();
        }
        step.lookOnce();
    }

    /** Nothing to take back is nothing to speak of. */
    private static boolean isOfInterest(StepState<PortClosingRequest> state) {
        return switch (state) {
            case StepState.Previewing<PortClosingRequest> it -> !it.plan().isAllKept();
            case StepState.Asking<PortClosingRequest> _, StepState.Looking<PortClosingRequest> _,
                 StepState.Stuck<PortClosingRequest> _ -> false;
            case StepState.Applying<PortClosingRequest> _, StepState.Checked<PortClosingRequest> _ -> true;
        };
    }

    private static Optional<PortClosingRequest> request(Pipeline pipeline, Optional<Walk> walk) {
        return pipeline == null ? Optional.empty() : walk.flatMap(Walk::door)
                .filter(door -> !door.securityGroups().isEmpty())
                .map(door -> new PortClosingRequest(door.securityGroups().getFirst(), door.port(), pipeline.tag()));
    }
}
