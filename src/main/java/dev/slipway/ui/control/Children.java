package dev.slipway.ui.control;

import java.util.List;
import javafx.scene.Node;

/** The nodes below another, which change while those that stay keep their place in the scene. */
public final class Children {

    private Children() {}

    /**
     * Makes the children these, in this order. A node that stays is not taken out: each that comes into the scene is
     * styled anew with all below it, and one that leaves loses the focus.
     */
    public static void become(List<Node> children, List<? extends Node> wanted) {
        children.retainAll(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            Node next = wanted.get(i);
            if (i == children.size() || children.get(i) != next) {
                children.remove(next);
                children.add(i, next);
            }
        }
    }
}
