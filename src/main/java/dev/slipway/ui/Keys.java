package dev.slipway.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere in the window. */
final class Keys {

    private final Window window;
    private final List<Supplier<Node>> areas;
    private final List<Node> lastIn = new ArrayList<>();

    /** @param areas the window's parts in the order in which F6 goes through them; null or hidden ones are left out */
    Keys(Window window, List<Supplier<Node>> areas) {
        this.window = window;
        this.areas = List.copyOf(areas);
        areas.forEach(_ -> lastIn.add(null));
    }

    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, press -> {
            if (pressed(scene, press)) {
                press.consume();
            }
        });
    }

    private boolean pressed(Scene scene, KeyEvent press) {
        KeyCode code = press.getCode();
        if (code == KeyCode.F6) {
            return goToArea(scene, press.isShiftDown() ? -1 : 1);
        }
        if (code == KeyCode.F1) {
            window.showKeys();
            return true;
        }
        if (code == KeyCode.HOME && press.isAltDown()) {
            window.goHome();
            return true;
        }
        return press.isShortcutDown() && !press.isAltDown() && !press.isShiftDown() && step(code);
    }

    /** The digit's step. */
    private boolean step(KeyCode code) {
        int step = code.ordinal() - KeyCode.DIGIT1.ordinal();
        boolean isOne = code.isDigitKey() && step >= 0 && code.compareTo(KeyCode.DIGIT9) <= 0;
        return isOne && window.wizard().key(step).map(key -> {
            window.open(key);
            return true;
        }).orElse(false);
    }

    /** The next part of the window that the keyboard can do something in, at what was used there last. */
    private boolean goToArea(Scene scene, int by) {
        List<Node> around = Focusables.around(scene.getFocusOwner());
        int now = -1;
        for (int i = 0; i < areas.size(); i++) {
            if (around.contains(areas.get(i).get())) {
                now = i;
                lastIn.set(i, scene.getFocusOwner());
            }
        }
        for (int tried = 1; tried <= areas.size(); tried++) {
            int next = Math.floorMod(now + by * tried, areas.size());
            Optional<Node> node = entrance(areas.get(next).get(), lastIn.get(next));
            if (node.isPresent()) {
                node.get().requestFocus();
                return true;
            }
        }
        return true;
    }

    private static Optional<Node> entrance(Node area, Node last) {
        if (!Focusables.alive().test(area)) {
            return Optional.empty();
        }
        return Focusables.alive().test(last) && Focusables.around(last).contains(area) ? Optional.of(last)
                : Focusables.in(area).findFirst();
    }
}
