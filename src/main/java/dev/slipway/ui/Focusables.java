package dev.slipway.ui;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** What the keyboard can come to, in the order of the tree, which is that of Tab. */
final class Focusables {

    private Focusables() {}

    /** The node and all below it that Tab stops at. */
    static Stream<Node> in(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        Stream<Node> self = node.isFocusTraversable() ? Stream.of(node) : Stream.empty();
        return node instanceof Parent parent
                ? Stream.concat(self, parent.getChildrenUnmodifiable().stream().flatMap(Focusables::in)) : self;
    }

    /** The node, if any, that has the focus or could get it now. */
    static Predicate<Node> alive() {
        return node -> node != null && node.getScene() != null && !node.isDisabled() && isShown(node);
    }

    private static boolean isShown(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent).allMatch(Node::isVisible);
    }

    /** The node and what it is in, from the inside out; nothing around null. */
    static List<Node> around(Node node) {
        return Stream.<Node>iterate(node, each -> each != null, Node::getParent).toList();
    }
}
