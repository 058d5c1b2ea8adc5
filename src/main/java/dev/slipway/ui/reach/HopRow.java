package dev.slipway.ui.reach;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A step's place in the picture, with room under it for what is told of it. */
final class HopRow extends VBox {

    private final VBox below = new VBox();

    /** @param beside what stands on the same line */
    HopRow(HopView hop, Node... beside) {
        HBox line = new HBox(hop);
        line.getStyleClass().add("hop-line");
        line.getChildren().addAll(beside);
        HBox.setHgrow(hop, Priority.ALWAYS);
        below.getStyleClass().add("hop-below");
        getChildren().addAll(line, below);
        tell();
    }

    /** What is told under the step, or this where nothing is. */
    Region lastOr(Region sign) {
        return below.isManaged() ? below : sign;
    }

    /** Shows these under the step; nothing takes no room. */
    void tell(Node... nodes) {
        below.getChildren().setAll(nodes);
        below.setManaged(nodes.length > 0);
        below.setVisible(nodes.length > 0);
    }
}
