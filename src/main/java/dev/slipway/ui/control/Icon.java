package dev.slipway.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, coloured by style class only. */
public final class Icon {

    private Icon() {}

    /** An icon beside words that say the same; a screen reader, to which it would be a letter, does not meet it. */
    public static FontIcon of(Feather icon, String... styleClasses) {
        FontIcon node = new FontIcon(icon);
        node.setAccessibleRole(AccessibleRole.NODE);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }

    /** The same icon, where nothing beside it says what it says. */
    public static FontIcon saying(ObservableValue<String> words, FontIcon icon) {
        icon.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        icon.accessibleTextProperty().bind(words);
        return icon;
    }
}
