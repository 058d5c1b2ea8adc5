package dev.slipway.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Keeps the focus where the user was when what had it goes away or can no longer be used. JavaFX itself goes on to the
 * next node, or, when the node was taken out, to the first of the whole window.
 */
final class FocusKeeper {

    private static final List<String> TITLES = List.of(".title-1", ".title-2");

    private final Background background;
    private final Scene scene;
    private final InvalidationListener usableAgain = this::giveBack;
    /** Where the user was last, from the inside out, each with its place among its siblings. */
    private List<Place> before = List.of();
    private Node standIn;
    private boolean isLost;

    private record Place(Node node, int index) {}

    FocusKeeper(Background background, Scene scene) {
        this.background = background;
        this.scene = scene;
        scene.focusOwnerProperty().addListener((_, had, has) -> moved(had, has));
    }

    /** JavaFX takes the focus from what can have it no more before it gives it to another; nobody else does. */
    private void moved(Node had, Node has) {
        if (has == null) {
            isLost = had != null && !Focusables.alive().test(had);
            return;
        }
        if (isLost) {
            isLost = false;
            background.onScreen(() -> replace(has));
        } else if (has != standIn) {
            remember(has);
        }
    }

    private void remember(Node node) {
        watch(false);
        before = Focusables.around(node).stream().map(each -> new Place(each, index(each))).toList();
        standIn = null;
        watch(true);
    }

    private void watch(boolean isOn) {
        if (before.isEmpty()) {
            return;
        }
        for (Observable usable : List.of(before.getFirst().node().disabledProperty(),
                before.getFirst().node().visibleProperty())) {
            usable.removeListener(usableAgain);
            if (isOn) {
                usable.addListener(usableAgain);
            }
        }
    }

    private static int index(Node node) {
        return node.getParent() == null ? 0 : node.getParent().getChildrenUnmodifiable().indexOf(node);
    }

    /** Only while the focus is still where JavaFX has brought it. */
    private void replace(Node chosenByToolkit) {
        if (scene.getFocusOwner() != chosenByToolkit || before.isEmpty()) {
            return;
        }
        substitute().ifPresent(node -> {
            standIn = node;
            node.requestFocus();
        });
    }

    private void giveBack(Observable usable) {
        Node wanted = before.getFirst().node();
        if (standIn != null && scene.getFocusOwner() == standIn && Focusables.alive().test(wanted)) {
            background.onScreen(() -> {
                if (scene.getFocusOwner() == standIn && Focusables.alive().test(wanted)) {
                    wanted.requestFocus();
                }
            });
        }
    }

    /** The same again where it was made anew; the page's title where the page is another; else its neighbour. */
    private Optional<Node> substitute() {
        Node gone = before.getFirst().node();
        if (Focusables.alive().test(gone)) {
            return Optional.of(gone);
        }
        List<Place> around = before.subList(1, before.size());
        for (int i = 0; i < around.size(); i++) {
            if (Focusables.alive().test(around.get(i).node()) && around.get(i).node() instanceof Parent parent) {
                Optional<Node> found = within(parent, gone, before.get(i).index());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> within(Parent parent, Node gone, int index) {
        Optional<Node> again = Focusables.in(parent)
                .filter(node -> gone.getId() != null && Objects.equals(node.getId(), gone.getId())).findFirst();
        if (again.isPresent()) {
            return again;
        }
        if (gone.getScene() == null) {
            Optional<Node> title = TITLES.stream().flatMap(it -> parent.lookupAll(it).stream())
                    .filter(Focusables.alive()).findFirst();
            if (title.isPresent()) {
                return title;
            }
        }
        List<Node> children = parent.getChildrenUnmodifiable();
        int at = Math.clamp(index, 0, children.size());
        List<Node> earlier = new ArrayList<>(children.subList(0, at).stream().flatMap(Focusables::in).toList());
        return Stream.concat(children.subList(at, children.size()).stream().flatMap(Focusables::in),
                earlier.reversed().stream()).findFirst();
    }
}
