package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;

/** Finds bars that scroll sideways. What has long lines by its nature has the style class {@value #HAS_LONG_LINES}. */
final class SidewaysScroll implements Inspection {

    static final String HAS_LONG_LINES = "long-lines";

    @Override
    public List<Defect> defects(Parent root) {
        List<Defect> defects = new ArrayList<>();
        for (Node node : Shown.nodes(root, it -> !Shown.hasClass(it, HAS_LONG_LINES))) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL
                    && bar.getWidth() > 0 && bar.getVisibleAmount() < bar.getMax() - bar.getMin()) {
                defects.add(Defect.of("sideways scrolling", bar, "one has to scroll sideways"));
            }
        }
        return defects;
    }
}
