package dev.slipway;

import dev.slipway.gallery.AccessibleNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Walks through a scene with Tab and back with Shift+Tab, and tells where that is not as one reads. */
final class FocusOrder {

    private static final int MOST = 600;
    /** How far two things may stand above each other and still be in one line, in pixels. */
    private static final double LINE = 4;

    private FocusOrder() {}

    /** Each fault with the nodes; to be called on the screen's thread. */
    static List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        List<Node> all = focusables(scene.getRoot()).toList();
        List<Node> forth = walk(scene, all.getFirst(), false);
        if (forth.isEmpty() || forth.getLast() != forth.getFirst()) {
            faults.add("a trap: Tab does not come round from " + name(forth.isEmpty() ? all.getFirst() : forth.getLast()));
            return faults;
        }
        all.stream().filter(node -> !forth.contains(node) && !(node instanceof RadioButton it && !it.isSelected()))
                .forEach(node -> faults.add("left out: " + name(node)));
        List<Node> back = walk(scene, all.getFirst(), true);
        if (!back.reversed().equals(forth)) {
            faults.add("Shift+Tab does not go back the way that Tab came: " + difference(forth, back.reversed()));
        }
        for (int i = 0; i + 2 < forth.size(); i++) {
            if (isAgainstReading(forth.get(i), forth.get(i + 1))) {
                faults.add("against the way one reads: from " + name(forth.get(i)) + " to " + name(forth.get(i + 1)));
            }
        }
        return faults;
    }

    /** What Tab comes to with no ring around that one can see; to be called on the screen's thread. */
    static List<String> withoutRing(Scene scene) {
        List<String> faults = new ArrayList<>();
        Node start = focusables(scene.getRoot()).findFirst().orElseThrow();
        start.requestFocus();
        for (int i = 0; i < MOST; i++) {
            Node now = scene.getFocusOwner();
            tab(now, false);
            Node owner = scene.getFocusOwner();
            Node ring = scene.lookup("#focus-ring");
            Bounds seen = owner.localToScene(owner.getLayoutBounds());
            if (ring == null || !ring.isVisible() || !ring.getBoundsInParent().intersects(seen)) {
                faults.add("no ring around " + name(owner));
            }
            if (owner == start || owner == now) {
                return faults;
            }
        }
        return faults;
    }

    static void tab(Node node, boolean isBack) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "\t", KeyCode.TAB, isBack, false, false, false));
    }

    private static String difference(List<Node> forth, List<Node> back) {
        for (int i = 0; i < Math.min(forth.size(), back.size()); i++) {
            if (forth.get(i) != back.get(i)) {
                return name(forth.get(i)) + " and " + name(back.get(i)) + " after " + i;
            }
        }
        return forth.size() + " and " + back.size();
    }

    /** All that is passed, the first again at the end when it comes round. */
    private static List<Node> walk(Scene scene, Node start, boolean isBack) {
        List<Node> passed = new ArrayList<>();
        start.requestFocus();
        passed.add(scene.getFocusOwner());
        for (int i = 0; i < MOST; i++) {
            Node now = scene.getFocusOwner();
            tab(now, isBack);
            passed.add(scene.getFocusOwner());
            if (scene.getFocusOwner() == passed.getFirst() || scene.getFocusOwner() == now) {
                return passed;
            }
        }
        return passed;
    }

    /** Down, or right in one line, or up again to the right of everything that came before it. */
    private static boolean isAgainstReading(Node from, Node to) {
        Bounds a = from.localToScene(from.getLayoutBounds());
        Bounds b = to.localToScene(to.getLayoutBounds());
        if (area(from) != area(to)) {
            return false;
        }
        boolean isOneLine = a.getMinY() + LINE < b.getMaxY() && b.getMinY() + LINE < a.getMaxY();
        boolean isAbove = b.getMaxY() <= a.getMinY() + LINE;
        return isOneLine ? b.getMaxX() <= a.getMinX() : isAbove && b.getMinX() < a.getMaxX();
    }

    /** What scrolls by itself, or the whole window. */
    private static Node area(Node node) {
        Node last = node;
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().stream().anyMatch(List.of("page-scroll", "learn-scroll", "app-bar", "step-list",
                    "activity", "exercise-bar", "status-bar")::contains)) {
                return each;
            }
            last = each;
        }
        return last;
    }

    static Stream<Node> focusables(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        Stream<Node> self = node.isFocusTraversable() ? Stream.of(node) : Stream.empty();
        return node instanceof Parent parent
                ? Stream.concat(self, parent.getChildrenUnmodifiable().stream().flatMap(FocusOrder::focusables)) : self;
    }

    static String name(Node node) {
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass() + "“" + AccessibleNames.name(node) + "”";
    }
}
