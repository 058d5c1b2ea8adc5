package dev.slipway.ui.settings;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * The keys that every browser has for larger, smaller and usual text. A plus has a key of its own on few keyboards: it is
 * over the equals sign on American ones and over the semicolon on Japanese ones.
 */
final class SizeKeys {

    static final KeyCombination LARGER = new KeyCodeCombination(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination SMALLER = new KeyCodeCombination(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination USUAL = new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);

    private SizeKeys() {}

    static void listen(Scene scene, Appearance appearance) {
        for (KeyCode plus : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            on(scene, appearance, anyShift(plus), TextSize::larger);
        }
        on(scene, appearance, new KeyCodeCombination(KeyCode.SEMICOLON, KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN), TextSize::larger);
        for (KeyCode minus : List.of(KeyCode.MINUS, KeyCode.SUBTRACT)) {
            on(scene, appearance, anyShift(minus), TextSize::smaller);
        }
        for (KeyCode zero : List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0)) {
            on(scene, appearance, anyShift(zero), _ -> TextSize.USUAL);
        }
    }

    private static KeyCombination anyShift(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
    }

    private static void on(Scene scene, Appearance appearance, KeyCombination keys, UnaryOperator<TextSize> change) {
        scene.getAccelerators().put(keys,
                () -> appearance.choose(change.apply(appearance.settings().get().size())));
    }
}
