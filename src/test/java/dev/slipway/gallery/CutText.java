package dev.slipway.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/**
 * Finds words that are cut: a label that ends in dots, or a field whose prompt does not fit. What may be cut has the
 * style class {@value #MAY_BE_CUT}, and a tooltip that says the whole.
 */
final class CutText implements Inspection {

    static final String MAY_BE_CUT = "elided";

    @Override
    public List<Defect> defects(Parent root) {
        List<Defect> defects = new ArrayList<>();
        for (Node node : Shown.nodes(root)) {
            if (node instanceof Labeled labeled && showsText(labeled)) {
                text(labeled).filter(shown -> isCut(labeled, shown)).ifPresent(shown -> tell(labeled, shown, defects));
            } else if (node instanceof TextField field && field.getText().isEmpty()) {
                prompt(field, defects);
            }
        }
        return defects;
    }

    private static boolean showsText(Labeled labeled) {
        return labeled.getText() != null && !labeled.getText().isEmpty()
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
    }

    private static Optional<Text> text(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream().filter(child -> child instanceof Text && child.isVisible()
                && child != labeled.getGraphic()).map(Text.class::cast).findFirst();
    }

    /** Mnemonics take a low line out of the text, which is then another one, too. */
    private static boolean isCut(Labeled labeled, Text shown) {
        return !shown.getText().equals(labeled.getText());
    }

    private static void tell(Labeled labeled, Text shown, List<Defect> defects) {
        if (!mayBeCut(labeled)) {
            defects.add(Defect.of("cut text", labeled, "\"" + Defect.brief(labeled.getText()) + "\" is shown as \""
                    + Defect.brief(shown.getText()) + "\""));
        } else if (!isToldWhole(labeled)) {
            defects.add(Defect.of("cut text", labeled, "no tooltip says the whole of \""
                    + Defect.brief(labeled.getText()) + "\""));
        }
    }

    /** It says so itself, or the control that it is a part of. */
    private static boolean mayBeCut(Node node) {
        return node != null && (Shown.hasClass(node, MAY_BE_CUT) || mayBeCut(node.getParent()));
    }

    private static boolean isToldWhole(Labeled labeled) {
        for (Node at = labeled; at != null; at = at.getParent()) {
            if (at instanceof Control control && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText())) {
                return true;
            }
        }
        return false;
    }

    private static void prompt(TextField field, List<Defect> defects) {
        String prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty()) {
            return;
        }
        Text measured = new Text(prompt);
        measured.setFont(field.getFont());
        double room = field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
        if (measured.getLayoutBounds().getWidth() > room + 1) {
            defects.add(Defect.of("cut text", field, "the prompt \"" + Defect.brief(prompt) + "\" does not fit"));
        }
    }
}
