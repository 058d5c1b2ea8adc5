package dev.slipway.ui.control;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** What pops up beside a node and points to it, in the colours of the theme and without moving. */
public final class Callout {

    private Callout() {}

    /** Not shown yet. */
    public static PopOver of(Node content, ArrowLocation arrow) {
        PopOver over = new PopOver(content);
        // ControlsFX's own style sheet is white in both themes, and goes before the scene's
        over.getRoot().getStylesheets().clear();
        over.setArrowLocation(arrow);
        over.setDetachable(false);
        over.setAnimated(false);
        return over;
    }
}
