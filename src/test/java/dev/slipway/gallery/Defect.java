package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Something that is not as it should be.
 *
 * @param kind  of defect, as an inspection names it
 * @param where the way to the node, by ids and style classes
 * @param what  is wrong, in words
 */
record Defect(String kind, String where, String what) {

    private static final int STEPS = 6;
    private static final int WORDS = 60;

    static Defect of(String kind, Node node, String what) {
        return new Defect(kind, way(node), what);
    }

    /** The node's own name behind those of what it is in. */
    static String way(Node node) {
        List<String> names = new ArrayList<>();
        for (Node at = node; at != null && names.size() < STEPS; at = at.getParent()) {
            names.addFirst(name(at));
            if (at.getId() != null && at != node) {
                break;
            }
        }
        return String.join(" > ", names);
    }

    /** What a node shows, as long as it can be read in one line. */
    static String words(Node node) {
        String text = switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text shown -> shown.getText();
            default -> null;
        };
        return text == null || text.isEmpty() ? name(node) : "\"" + brief(text) + "\"";
    }

    static String brief(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() <= WORDS ? line : line.substring(0, WORDS) + "...";
    }

    private static String name(Node node) {
        if (node.getId() != null && !node.getId().isEmpty()) {
            return "#" + node.getId();
        }
        String type = node.getClass().getSimpleName();
        return node.getStyleClass().isEmpty() ? type : type + "." + String.join(".", node.getStyleClass());
    }

    @Override
    public String toString() {
        return kind + ": " + what + " at " + where;
    }

    /** Whether a node is the other or in it. */
    static boolean isIn(Node node, Parent parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
