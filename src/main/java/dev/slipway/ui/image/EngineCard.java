package dev.slipway.ui.image;

import dev.slipway.ui.Workspace;
import javafx.scene.layout.VBox;

/** How the Docker engine stands and what to do about it; looks again every two seconds while it is on the screen. */
public final class EngineCard extends VBox {

    /** @param becameReady run when the engine answers after it did not */
    public EngineCard(Workspace workspace, Runnable becameReady) {
        getStyleClass().add("change-body");
    }
}
