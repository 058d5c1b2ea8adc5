package dev.slipway.ui.image;

import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.LiveProgress;
import javafx.scene.layout.VBox;

/** A build as it goes on: its steps with their lines, what was cached, how long each took. */
public final class BuildLogView extends VBox {

    /** @param progress of the step that builds */
    public BuildLogView(Workspace workspace, LiveProgress progress) {
        getStyleClass().add("change-body");
    }
}
