package dev.slipway.ui.github;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Words;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.VBox;

/** The role's ARN, which the secret will hold, ready to be copied. */
final class RoleLine extends VBox {

    RoleLine(Workspace workspace) {
        getStyleClass().add("tight");
        InvalidationListener show = _ -> {
            World world = workspace.world().get();
            Pipeline pipeline = workspace.pipeline().get();
            getChildren().clear();
            if (world != null && pipeline != null) {
                getChildren().addAll(Words.label(workspace.texts(), "secret.value"),
                        new Code(workspace.texts(), SecretForm.roleArn(world, pipeline)));
            }
        };
        workspace.world().addListener(show);
        workspace.pipeline().addListener(show);
        show.invalidated(workspace.world());
    }
}
