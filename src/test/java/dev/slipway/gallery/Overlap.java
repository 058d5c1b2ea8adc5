package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Finds words and controls that lie on each other. What is meant to lie over what is around it has the style class
 * {@value #LIES_OVER}, and is only compared with what is in it.
 */
final class Overlap implements Inspection {

    static final String LIES_OVER = "overlay";
    private static final double LEAST = 1;

    /** Something that one reads or works with, and where of it can be seen. */
    private record Piece(Node node, Bounds place, Node over) {

        boolean isOn(Piece other) {
            double width = Math.min(place.getMaxX(), other.place.getMaxX())
                    - Math.max(place.getMinX(), other.place.getMinX());
            double height = Math.min(place.getMaxY(), other.place.getMaxY())
                    - Math.max(place.getMinY(), other.place.getMinY());
            return over == other.over && width > LEAST && height > LEAST && !isPartOf(other.node) && !other.isPartOf(node);
        }

        private boolean isPartOf(Node other) {
            return other instanceof Parent parent && Defect.isIn(node, parent);
        }
    }

    @Override
    public List<Defect> defects(Parent root) {
        List<Piece> pieces = new ArrayList<>();
        for (Node node : Shown.nodes(root, it -> !(it instanceof TextFlow) && !Shown.scrollsText(it))) {
            Bounds place = isPiece(node) ? seen(node) : null;
            if (place != null && place.getWidth() > LEAST && place.getHeight() > LEAST) {
                pieces.add(new Piece(node, place, over(node)));
            }
        }
        List<Defect> defects = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            for (int j = i + 1; j < pieces.size(); j++) {
                if (pieces.get(i).isOn(pieces.get(j))) {
                    defects.add(Defect.of("overlap", pieces.get(i).node, Defect.words(pieces.get(i).node) + " lies on "
                            + Defect.words(pieces.get(j).node) + " (" + Defect.way(pieces.get(j).node) + ")"));
                }
            }
        }
        return defects;
    }

    /** What lies over the others and has this in it; the root where nothing does. */
    private static Node over(Node node) {
        Node at = node;
        while (!Shown.hasClass(at, LIES_OVER) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static boolean isPiece(Node node) {
        return switch (node) {
            case Text text -> !text.getText().isBlank();
            case TextFlow _, ButtonBase _, TextInputControl _, Slider _, ProgressBar _, ProgressIndicator _ -> true;
            default -> Shown.hasClass(node, "code-area");
        };
    }

    /** Where it is, within all that cuts it off, as a list does with its last row. */
    private static Bounds seen(Node node) {
        Bounds seen = Shown.place(node);
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getClip() != null) {
                seen = common(seen, at.localToScene(at.getClip().getBoundsInParent()));
            }
        }
        return seen;
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(left, top, Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }
}
