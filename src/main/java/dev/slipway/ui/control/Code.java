package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A text in a fixed-width face with a button that copies it. */
public final class Code extends HBox {

    public Code(Texts texts, String content) {
        this(texts, content, content);
    }

    /** @param shown the same as the content, broken into lines as the room asks for */
    public Code(Texts texts, String shown, String content) {
        getStyleClass().add("code");
        Label text = new Label(shown);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(text, copyButton(texts, content));
    }

    /** Copies the content; shows a tick for a moment. */
    public static Button copyButton(Texts texts, String content) {
        Button button = new Button(null, Icon.of(Feather.COPY));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "copy");
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(texts.bind("code.copy"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.bind("code.copy"));
        button.setTooltip(tip);
        PauseTransition back = new PauseTransition(Duration.seconds(1.5));
        back.setOnFinished(_ -> button.setGraphic(Icon.of(Feather.COPY)));
        button.setOnAction(_ -> {
            Clip.put(content);
            button.setGraphic(Icon.of(Feather.CHECK, "good"));
            back.playFromStart();
        });
        return button;
    }
}
