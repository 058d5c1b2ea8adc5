package dev.slipway.gallery;

import java.util.List;
import javafx.scene.Parent;

/** Looks for one kind of defect in what is shown, and changes nothing. Called on the screen's thread, after layout. */
public interface Inspection {

    /** Those that every look is held to. */
    List<Inspection> ALL = List.of(new CutText(), new Overlap(), new StickingOut(), new SidewaysScroll(), new LostText(),
            new Contrast(), new AccessibleNames());

    /** @param root of a window or of what has popped up over it; as large as that is */
    List<Defect> defects(Parent root);
}
