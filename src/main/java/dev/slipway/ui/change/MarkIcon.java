package dev.slipway.ui.change;

import dev.slipway.ui.control.Icon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a step stands, as a sign whose shape tells it, too. */
public final class MarkIcon {

    private MarkIcon() {}

    public static FontIcon of(Mark mark) {
        return switch (mark) {
            case OPEN -> Icon.of(Feather.CIRCLE, "muted");
            case BUSY -> Icon.of(Feather.LOADER, "accent");
            case DONE -> Icon.of(Feather.CHECK_CIRCLE, "good");
            case TROUBLE -> Icon.of(Feather.ALERT_CIRCLE, "bad");
        };
    }
}
