package dev.slipway.ui;

import javafx.beans.value.ChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** A ring around what has the focus, the same around everything; gone while the mouse is used. */
final class FocusRing extends Region {

    /** Between the node and the ring's outer edge, in pixels. */
    private static final double AROUND = 4;

    /** No invalidation listener, which a lazy value tells but once until somebody asks for it. */
    private final ChangeListener<Object> moved = (_, _, _) -> place();
    private boolean isByKeyboard;
    private Node around;

    FocusRing() {
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setId("focus-ring");
        getStyleClass().add("focus-ring");
    }

    /** Goes around whatever has the focus in this scene, from now on. */
    void follow(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> use(true));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> use(false));
        scene.focusOwnerProperty().addListener((_, _, now) -> goTo(now));
        goTo(scene.getFocusOwner());
    }

    private void use(boolean keyboard) {
        if (isByKeyboard != keyboard) {
            isByKeyboard = keyboard;
            place();
        }
    }

    private void goTo(Node node) {
        if (around != null) {
            around.localToSceneTransformProperty().removeListener(moved);
            around.layoutBoundsProperty().removeListener(moved);
        }
        around = node;
        if (node != null) {
            node.localToSceneTransformProperty().addListener(moved);
            node.layoutBoundsProperty().addListener(moved);
        }
        place();
    }

    private void place() {
        Bounds seen = around == null || around.getScene() == null || !isByKeyboard ? null : seen(around);
        setVisible(seen != null);
        if (seen != null) {
            double left = Math.max(0, seen.getMinX() - AROUND);
            double top = Math.max(0, seen.getMinY() - AROUND);
            resizeRelocate(left, top, Math.min(around.getScene().getWidth(), seen.getMaxX() + AROUND) - left,
                    Math.min(around.getScene().getHeight(), seen.getMaxY() + AROUND) - top);
        }
    }

    /** What of it is not scrolled away, in the scene; null when nothing is. */
    private static Bounds seen(Node node) {
        Bounds seen = node.localToScene(node.getLayoutBounds());
        for (Parent each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane) {
                Bounds pane = each.localToScene(each.getLayoutBounds());
                double left = Math.max(seen.getMinX(), pane.getMinX());
                double top = Math.max(seen.getMinY(), pane.getMinY());
                double width = Math.min(seen.getMaxX(), pane.getMaxX()) - left;
                double height = Math.min(seen.getMaxY(), pane.getMaxY()) - top;
                if (width <= 0 || height <= 0) {
                    return null;
                }
                seen = new BoundingBox(left, top, width, height);
            }
        }
        return seen;
    }
}
