package dev.slipway;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** Does with the keys alone what a user without a mouse does: goes with Tab, presses with Space, types. */
final class Keyboard {

    private static final int MOST_TABS = 300;

    private final Stagehand stage;

    Keyboard(Stagehand stage) {
        this.stage = stage;
    }

    void press(KeyCode... keys) {
        stage.robot().push(keys);
    }

    /** Goes on with Tab until the focus is there; fails when it does not come there. */
    void goTo(String query) {
        stage.until(query + " is there and can be used", () -> stage.robot().lookup(query).queryAll().stream()
                .anyMatch(node -> node.isVisible() && !node.isDisabled()));
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (isAt(query)) {
                return;
            }
            stage.onScreen(() -> {
                FocusOrder.tab(stage.window().getScene().getFocusOwner(), false);
                return true;
            });
        }
        throw new AssertionError("Tab does not come to " + query + ", but last to " + FocusOrder.name(owner()));
    }

    /** Goes there and presses it. */
    void use(String query) {
        goTo(query);
        press(KeyCode.SPACE);
    }

    /** Goes there and replaces what stands in it. */
    void type(String query, String text) {
        goTo(query);
        press(KeyCode.SHORTCUT, KeyCode.A);
        press(KeyCode.DELETE);
        stage.robot().write(text, 0);
    }

    /** Opens a step by its number, counted from 1. */
    void step(int number) {
        press(KeyCode.SHORTCUT, KeyCode.values()[KeyCode.DIGIT0.ordinal() + number]);
    }

    boolean isAt(String query) {
        return stage.onScreen(() -> stage.robot().lookup(query).queryAll().contains(owner()));
    }

    Node owner() {
        return stage.onScreen(() -> stage.window().getScene().getFocusOwner());
    }
}
