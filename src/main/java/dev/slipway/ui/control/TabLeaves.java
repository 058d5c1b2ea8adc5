package dev.slipway.ui.control;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Lets Tab go on from a place of many lines, which would keep it as a character, and the keyboard with it. */
public final class TabLeaves {

    private TabLeaves() {}

    /** From now on Tab and Shift+Tab leave the node; Ctrl+Tab is left to it. */
    public static void from(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (press.getCode() == KeyCode.TAB && !press.isControlDown() && !press.isMetaDown() && !press.isAltDown()) {
                node.requestFocusTraversal(press.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                press.consume();
            }
        });
    }
}
