package dev.slipway.ui.image;

import dev.slipway.ui.Workspace;
import javafx.scene.layout.VBox;

/** The build arguments, as a small table; kept with the pipeline's settings. */
public final class BuildArgumentsView extends VBox {

    public BuildArgumentsView(Workspace workspace) {
        getStyleClass().add("change-body");
    }
}
