package dev.slipway.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, coloured by style class only. */
public final class Icon {

    private Icon() {}

    public static FontIcon of(Feather icon, String... styleClasses) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
