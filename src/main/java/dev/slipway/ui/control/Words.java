package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Labels and buttons whose words follow the language. */
public final class Words {

    private Words() {}

    /** A label that wraps and is as high as its lines; never cut. */
    public static Label flowing() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    public static Label label(Texts texts, String key, String... styleClasses) {
        Label label = flowing();
        label.textProperty().bind(texts.bind(key));
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** The button's id is its key with dashes. */
    public static Button button(Texts texts, String key, Feather icon, Runnable action) {
        Button button = new Button(null, Icon.of(icon));
        button.textProperty().bind(texts.bind(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
