package dev.slipway.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Names for fields and choices that have no label to be seen. */
public final class Named {

    private Named() {}

    /**
     * Names it for a screen reader. The accessible text of what can be typed into or chosen from is its content, and one
     * that is set would be read in place of it; its name is its label's, which need not be on the screen.
     *
     * @see <a href="https://github.com/openjdk/jfx/blob/master/modules/javafx.graphics/src/main/java/com/sun/glass/ui/win/WinAccessible.java">
     *      UIA_NamePropertyId in WinAccessible</a>
     */
    public static void by(Node input, ObservableValue<String> name) {
        Label label = new Label();
        // a label that is in no scene has no skin, which else answers with its text
        label.accessibleTextProperty().bind(name);
        label.setLabelFor(input);
    }
}
