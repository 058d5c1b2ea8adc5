package dev.slipway.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Finds words and controls that stick out of what they are in, or out of the window. */
final class StickingOut implements Inspection {

    private static final double LEAST = 1;

    @Override
    public List<Defect> defects(Parent root) {
        Map<Node, Defect> defects = new LinkedHashMap<>();
        for (Node node : Shown.nodes(root, it -> !Shown.scrollsText(it)
                && !Shown.hasClass(it, SidewaysScroll.HAS_LONG_LINES))) {
            if (node != root && isChecked(node) && !isIn(node, defects)) {
                check(node, root).ifPresent(it -> defects.put(node, it));
            }
        }
        return List.copyOf(defects.values());
    }

    private static boolean isChecked(Node node) {
        return node instanceof Text text ? !text.getText().isBlank() : node instanceof Control || node instanceof TextFlow;
    }

    /** What is in something that sticks out does so as well. */
    private static boolean isIn(Node node, Map<Node, Defect> defects) {
        return defects.keySet().stream().anyMatch(it -> it instanceof Parent parent && Defect.isIn(node, parent));
    }

    /** Scrolling shows what is above and below, and a list makes room for its rows; sideways everything has to fit. */
    private static Optional<Defect> check(Node node, Parent root) {
        Bounds place = Shown.place(node);
        boolean scrolls = false;
        Node within = node;
        for (Parent at = node.getParent(); at != null && !Shown.hasClass(within, Overlap.LIES_OVER); at = at.getParent()) {
            within = at;
            scrolls |= isScrolled(at);
            if (at instanceof TextFlow && !isOutBelow(place, Shown.place(at))) {
                return Optional.empty();
            }
            if (isFrame(at) && isOut(place, Shown.place(at), scrolls)) {
                return Optional.of(Defect.of("sticking out", node, Defect.words(node) + " sticks out of "
                        + (at == root ? "the window" : Defect.way(at))));
            }
        }
        return Optional.empty();
    }

    /** A scroll pane's view and the node that it moves in it, or a list's. */
    private static boolean isScrolled(Parent node) {
        return Shown.hasClass(node, "viewport") || Shown.hasClass(node, "clipped-container")
                || node.getParent() != null && Shown.hasClass(node.getParent(), "viewport");
    }

    /**
     * What pops up is as large as what is in it, though its outermost nodes have no size of their own; an axis of a chart
     * lets its first and last words stand over its ends.
     */
    private static boolean isFrame(Parent node) {
        return node instanceof Region && !Shown.hasClass(node, "popover") && !Shown.hasClass(node, "popup")
                && !Shown.hasClass(node, "axis");
    }

    private static boolean isOut(Bounds place, Bounds around, boolean scrolls) {
        return place.getMinX() < around.getMinX() - LEAST || place.getMaxX() > around.getMaxX() + LEAST
                || !scrolls && (place.getMinY() < around.getMinY() - LEAST || isOutBelow(place, around));
    }

    /** Words that flow are broken into lines, of which only too many do not fit. */
    private static boolean isOutBelow(Bounds place, Bounds around) {
        return place.getMaxY() > around.getMaxY() + LEAST;
    }
}
