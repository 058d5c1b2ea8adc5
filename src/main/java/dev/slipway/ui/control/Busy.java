package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import javafx.scene.control.ProgressIndicator;

/** Turns while something is under way. */
public final class Busy extends ProgressIndicator {

    public Busy(Texts texts) {
        getStyleClass().add("busy");
        accessibleTextProperty().bind(texts.bind("mark.BUSY"));
    }
}
