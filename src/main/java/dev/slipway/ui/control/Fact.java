package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing that was seen, in a line, with a sign of how it stands. */
public final class Fact extends HBox {

    private Fact(Texts texts, FontIcon icon, String key, Object... facts) {
        getStyleClass().addAll("change-row", "row");
        Label words = Words.flowing();
        words.textProperty().bind(texts.bind(key, facts));
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
    }

    /** As it should be. */
    public static Fact good(Texts texts, String key, Object... facts) {
        return new Fact(texts, Icon.of(Feather.CHECK_CIRCLE, "good"), key, facts);
    }

    /** Not there, and one can go on without. */
    public static Fact open(Texts texts, String key, Object... facts) {
        return new Fact(texts, Icon.of(Feather.ALERT_TRIANGLE, "warn"), key, facts);
    }

    /** In the way. */
    public static Fact bad(Texts texts, String key, Object... facts) {
        return new Fact(texts, Icon.of(Feather.X_CIRCLE, "bad"), key, facts);
    }
}
