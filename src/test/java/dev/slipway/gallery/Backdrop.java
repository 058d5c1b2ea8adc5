package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/**
 * The colour that can be seen behind a node: everything that its parents, and their children below it, are filled with
 * where the node's middle is, laid over each other, with their opacities. Images, and what has popped up over it, are not
 * seen.
 */
final class Backdrop {

    private static final int STOPS = 3;

    private Backdrop() {}

    /** Of this paint in the node's place to what is behind it; of gradients the worst stop. Empty for no plain colour. */
    static OptionalDouble ratio(Node node, Paint paint) {
        return IntStream.range(0, STOPS).filter(stop -> stop == 0 || hasGradient(node) || !(paint instanceof Color))
                .mapToDouble(stop -> {
                    List<Node> chain = chain(node);
                    Point2D middle = middle(node);
                    Color without = seen(chain, middle, Color.TRANSPARENT, stop);
                    Color with = seen(chain, middle, color(paint, stop), stop);
                    return Contrast.ratio(with, without);
                }).min();
    }

    private static boolean hasGradient(Node node) {
        return chain(node).stream().anyMatch(it -> it instanceof Region region && region.getBackground() != null
                && region.getBackground().getFills().stream().anyMatch(fill -> !(fill.getFill() instanceof Color)));
    }

    /** The scene's root first, the node last. */
    private static List<Node> chain(Node node) {
        List<Node> chain = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            chain.addFirst(at);
        }
        return chain;
    }

    private static Point2D middle(Node node) {
        Bounds bounds = Shown.place(node);
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static Color seen(List<Node> chain, Point2D middle, Color innermost, int stop) {
        Color inside = faded(innermost, chain.getLast().getOpacity());
        Point2D at = middle;
        for (int i = chain.size() - 2; i >= 0; i--) {
            Node parent = chain.get(i);
            Color behind = over(beneath(parent, chain.get(i + 1), at, stop), filled(parent, at, stop));
            inside = faded(over(inside, behind), parent.getOpacity());
            at = parent.getClip() == null ? at : into(parent, at);
        }
        // a pop-up's root may let through what is behind it: as a rule, the window
        Paint scene = chain.getFirst().getScene() == null ? Color.WHITE : chain.getFirst().getScene().getFill();
        return over(inside, scene == null ? Color.WHITE : over(color(scene, stop), Color.WHITE));
    }

    /** What of a parent's other children lies under this one. */
    private static Color beneath(Node parent, Node child, Point2D middle, int stop) {
        Color color = Color.TRANSPARENT;
        for (Node other : ((Parent) parent).getChildrenUnmodifiable()) {
            if (other == child) {
                return color;
            }
            if (other.isVisible()) {
                color = over(faded(filled(other, middle, stop), other.getOpacity()), color);
            }
        }
        return color;
    }

    /** Where one scrolls to something, it lies within what clips it. */
    private static Point2D into(Node clipped, Point2D at) {
        Bounds sight = clipped.localToScene(clipped.getClip().getBoundsInParent());
        return new Point2D(Math.clamp(at.getX(), sight.getMinX(), sight.getMaxX()),
                Math.clamp(at.getY(), sight.getMinY(), sight.getMaxY()));
    }

    private static Color filled(Node node, Point2D middle, int stop) {
        Color color = Color.TRANSPARENT;
        if (node instanceof Shape shape && !(node instanceof Text) && shape.getFill() != null
                && shape.contains(shape.sceneToLocal(middle))) {
            return color(shape.getFill(), stop);
        }
        if (node instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (covers(region, fill.getInsets(), middle)) {
                    color = over(color(fill.getFill(), stop), color);
                }
            }
        }
        return color;
    }

    private static boolean covers(Region region, Insets insets, Point2D middle) {
        Point2D at = region.sceneToLocal(middle);
        return at != null && at.getX() >= insets.getLeft() && at.getY() >= insets.getTop()
                && at.getX() <= region.getWidth() - insets.getRight()
                && at.getY() <= region.getHeight() - insets.getBottom();
    }

    private static Color color(Paint paint, int stop) {
        return switch (paint) {
            case Color plain -> plain;
            case LinearGradient gradient -> at(gradient.getStops(), stop);
            case RadialGradient gradient -> at(gradient.getStops(), stop);
            default -> Color.TRANSPARENT;
        };
    }

    private static Color at(List<Stop> stops, int stop) {
        return stops.get(Math.min(stop, stops.size() - 1)).getColor();
    }

    private static Color faded(Color color, double opacity) {
        return color.deriveColor(0, 1, 1, opacity);
    }

    private static Color over(Color top, Color bottom) {
        double alpha = top.getOpacity() + bottom.getOpacity() * (1 - top.getOpacity());
        if (alpha == 0) {
            return Color.TRANSPARENT;
        }
        return new Color(mixed(top.getRed(), top, bottom.getRed(), bottom, alpha),
                mixed(top.getGreen(), top, bottom.getGreen(), bottom, alpha),
                mixed(top.getBlue(), top, bottom.getBlue(), bottom, alpha), alpha);
    }

    private static double mixed(double part, Color top, double beneath, Color bottom, double alpha) {
        double mixed = (part * top.getOpacity() + beneath * bottom.getOpacity() * (1 - top.getOpacity())) / alpha;
        return Math.clamp(mixed, 0, 1);
    }
}
