package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;

/** What of a scene is shown, also what one has to scroll to. */
final class Shown {

    private Shown() {}

    /** Everything from here downwards that is visible; what is folded away is not. */
    static List<Node> nodes(Parent root) {
        return nodes(root, _ -> true);
    }

    /** The same without what is inside those nodes which one does not look into. */
    static List<Node> nodes(Parent root, Predicate<Node> isLookedInto) {
        List<Node> nodes = new ArrayList<>();
        collect(root, isLookedInto, nodes);
        return nodes;
    }

    private static void collect(Node node, Predicate<Node> isLookedInto, List<Node> nodes) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent && isLookedInto.test(node)) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (!isFoldedAway(parent, child)) {
                    collect(child, isLookedInto, nodes);
                }
            }
        }
    }

    private static boolean isFoldedAway(Parent parent, Node child) {
        return parent instanceof TitledPane pane && !pane.isExpanded() && !child.getStyleClass().contains("title");
    }

    /** Whether somebody else's control shows text that it scrolls itself, as a field does. */
    static boolean scrollsText(Node node) {
        return node instanceof TextInputControl || hasClass(node, "code-area") || hasClass(node, "virtual-flow-text");
    }

    static boolean hasClass(Node node, String name) {
        return node.getStyleClass().contains(name);
    }

    /** Where it stands in the scene, without shadows. */
    static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
