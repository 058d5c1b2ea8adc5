package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.text.TextFlow;

/** Finds words that are there but have no room at all. */
final class LostText implements Inspection {

    @Override
    public List<Defect> defects(Parent root) {
        List<Defect> defects = new ArrayList<>();
        for (Node node : Shown.nodes(root)) {
            if (hasText(node) && !Shown.hasClass(node, CutText.MAY_BE_CUT) && (node.getLayoutBounds().getWidth() < 1 || node.getLayoutBounds().getHeight() < 1)) {
                defects.add(Defect.of("lost text", node, Defect.words(node) + " has no room"));
            }
        }
        return defects;
    }

    private static boolean hasText(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText() != null && !labeled.getText().isBlank()
                    && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
            case TextFlow flow -> !flow.getChildren().isEmpty();
            default -> false;
        };
    }
}
