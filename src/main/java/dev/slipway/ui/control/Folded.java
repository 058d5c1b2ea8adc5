package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** A part of a page that is folded away until somebody needs it. */
public final class Folded extends TitledPane {

    /** @param key of its title */
    public Folded(Texts texts, String key, Node... nodes) {
        textProperty().bind(texts.bind(key));
        VBox inside = new VBox(nodes);
        inside.getStyleClass().add("fields");
        setContent(inside);
        setAnimated(false);
        // a long title must not make the page wider than the window
        setMinWidth(0);
        setExpanded(false);
    }
}
