package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** A label, a control under it, and under that what is wrong with the answer. */
public final class Field extends VBox {

    private Field(Texts texts, String key, Control control, Answer answer) {
        getStyleClass().add("field");
        Label label = Words.flowing();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        control.accessibleTextProperty().bind(label.textProperty());
        control.setMaxWidth(Double.MAX_VALUE);

        Label complaint = Words.flowing();
        complaint.getStyleClass().addAll("complaint", Styles.DANGER);
        complaint.setAccessibleRole(AccessibleRole.TEXT);
        complaint.textProperty().bind(Bindings.createStringBinding(
                () -> answer.complaint().getValue().map(texts::get).orElse(""),
                answer.complaint(), texts.language()));
        complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        answer.complaint().addListener((_, _, now) -> mark(control, now));
        mark(control, answer.complaint().getValue());
        getChildren().addAll(label, control, complaint);
    }

    /** A field of one line. */
    public static Field line(Texts texts, String key, Answer answer) {
        TextField text = new TextField();
        text.textProperty().bindBidirectional(answer.text());
        text.setId(key.replace('.', '-'));
        return new Field(texts, key, text, answer);
    }

    /** A field of one line that offers what there is while one types. */
    public static Field suggesting(Texts texts, String key, Answer answer, ObservableList<String> suggestions) {
        TextField text = new TextField();
        text.textProperty().bindBidirectional(answer.text());
        text.setId(key.replace('.', '-'));
        TextFields.bindAutoCompletion(text, request -> suggestions.stream()
                .filter(one -> one.contains(request.getUserText()) && !one.equals(request.getUserText())).toList());
        return new Field(texts, key, text, answer);
    }

    /** Any other control whose value the caller has bound to the answer. */
    public static Field of(Texts texts, String key, Control control, Answer answer) {
        control.setId(key.replace('.', '-'));
        return new Field(texts, key, control, answer);
    }

    private static void mark(Control control, Optional<?> complaint) {
        control.pseudoClassStateChanged(Styles.STATE_DANGER, complaint.isPresent());
    }
}
