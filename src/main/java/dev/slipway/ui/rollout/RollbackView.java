package dev.slipway.ui.rollout;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.rollout.Rollback;
import dev.slipway.rollout.RollbackRequest;
import dev.slipway.rollout.ServiceName;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.control.Folded;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;

/** Going back to what ran before, folded away until somebody needs it. */
final class RollbackView extends VBox {

    RollbackView(Workspace workspace) {
        ChangeStep<RollbackRequest> step = workspace.step(world -> new Rollback(world.account()),
                Bindings.createObjectBinding(() -> request(workspace.pipeline().get()), workspace.pipeline()));
        getChildren().add(new Folded(workspace.texts(), "deploy.rollback",
                Words.label(workspace.texts(), "deploy.rollback.words"),
                new ChangeView<>(workspace.texts(), step, "rollback")));
        setId("deploy-rollback");
    }

    private static Optional<RollbackRequest> request(Pipeline pipeline) {
        return Optional.ofNullable(pipeline).map(it ->
                RollbackRequest.toTheLastGood(new ServiceName(it.target().cluster(), it.target().service())));
    }
}
