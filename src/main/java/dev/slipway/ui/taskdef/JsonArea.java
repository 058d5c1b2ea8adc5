package dev.slipway.ui.taskdef;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/** A code area that a screen reader can read as it reads a text area; RichTextFX itself tells it nothing. */
final class JsonArea extends CodeArea {

    JsonArea() {
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        textProperty().addListener(_ -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        selectionProperty().addListener(_ -> {
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
        });
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> getText();
            case EDITABLE -> isEditable();
            case SELECTION_START -> getSelection().getStart();
            case SELECTION_END -> getSelection().getEnd();
            case CARET_OFFSET -> getCaretPosition();
            case LINE_FOR_OFFSET -> offsetToPosition((Integer) parameters[0], Bias.Forward).getMajor();
            case LINE_START -> getAbsolutePosition((Integer) parameters[0], 0);
            case LINE_END -> getAbsolutePosition((Integer) parameters[0], getParagraphLength((Integer) parameters[0]));
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
