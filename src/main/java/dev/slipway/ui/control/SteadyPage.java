package dev.slipway.ui.control;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;

/**
 * A page that stays where it is scrolled to, in pixels, while its content grows or shrinks below. JavaFX's own keeps
 * the proportion, so that what one is about to click moves away.
 */
public final class SteadyPage extends ScrollPane {

    public SteadyPage() {
        ChangeListener<Bounds> steady = (_, before, now) -> keep(before.getHeight(), now.getHeight());
        contentProperty().addListener((_, gone, content) -> {
            if (gone != null) {
                gone.layoutBoundsProperty().removeListener(steady);
            }
            if (content != null) {
                content.layoutBoundsProperty().addListener(steady);
            }
        });
    }

    private void keep(double before, double now) {
        double inSight = getViewportBounds().getHeight();
        if (before > inSight && now > inSight) {
            setVvalue(Math.clamp(getVvalue() * (before - inSight) / (now - inSight), 0, 1));
        }
    }
}
