package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Two ways to the same end, of which one is on the screen. (A TabPane cuts texts that wrap.) */
final class Ways extends VBox {

    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ToggleGroup group = new ToggleGroup();

    /** @param key of its name; its sentence stands under {@code <key>.words} */
    record Way(String key, Node content) {}

    Ways(Texts texts, Way first, Way second) {
        getStyleClass().add("fields");
        HBox choice = new HBox(button(texts, first, 0, Styles.LEFT_PILL), button(texts, second, 1, Styles.RIGHT_PILL));
        VBox inside = new VBox();
        inside.getStyleClass().add("fields");
        getChildren().addAll(choice, inside);
        chosen.addListener((_, _, now) -> show(texts, inside, now.intValue() == 0 ? first : second));
        show(texts, inside, first);
    }

    /** 0 or 1. */
    IntegerProperty chosen() {
        return chosen;
    }

    private static void show(Texts texts, VBox inside, Way way) {
        inside.getChildren().setAll(Words.label(texts, way.key() + ".words", "lead"), way.content());
    }

    private ToggleButton button(Texts texts, Way way, int place, String style) {
        ToggleButton button = new ToggleButton();
        button.setId(way.key().replace('.', '-'));
        button.textProperty().bind(texts.bind(way.key()));
        button.getStyleClass().add(style);
        button.setToggleGroup(group);
        button.setSelected(place == 0);
        button.setOnAction(_ -> {
            button.setSelected(true);
            chosen.set(place);
        });
        return button;
    }
}
