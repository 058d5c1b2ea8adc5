package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.ui.Texts;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** A label, a control under it, and under that what is wrong with the answer. */
public final class Field extends VBox {

    private final Texts texts;
    private final Control control;

    private Field(Texts texts, String key, Control control, Answer answer) {
        this.texts = texts;
        this.control = control;
        getStyleClass().add("field");
        Label label = Words.flowing();
        label.textProperty().bind(texts.bind(key));
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);

        Label complaint = Words.flowing();
        complaint.getStyleClass().addAll("complaint", Styles.DANGER);
        complaint.setAccessibleRole(AccessibleRole.TEXT);
        complaint.textProperty().bind(Bindings.createStringBinding(
                () -> answer.complaint().getValue().map(texts::get).orElse(""),
                answer.complaint(), texts.language()));
        complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        if (!control.accessibleHelpProperty().isBound()) {
            control.accessibleHelpProperty().bind(complaint.textProperty());
        }
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

    /**
     * A field of one line that offers what there is, with how it stands, and says so of what is chosen.
     *
     * @param missing said of a name that is not there
     */
    public static Field choosing(Texts texts, String key, Answer answer, Choices choices, Note missing) {
        Field field = of(texts, key, Chooser.ofOne(texts, answer, choices), answer);
        field.addState(answer, choices, missing);
        return field;
    }

    /** The same for several, with commas between them. */
    public static Field choosingSeveral(Texts texts, String key, Answer answer, Choices choices) {
        return of(texts, key, Chooser.ofSeveral(texts, answer, choices), answer);
    }

    /** Says in the empty field what is meant when nothing is typed; the same field. */
    public Field prompting(String key) {
        if (control instanceof TextInputControl input) {
            input.promptTextProperty().bind(texts.bind(key));
        }
        return this;
    }

    private void addState(Answer answer, Choices choices, Note missing) {
        Label state = Words.flowing();
        state.getStyleClass().addAll(Styles.TEXT_SMALL, "muted");
        state.textProperty().bind(Bindings.createStringBinding(() -> !answer.isGood() ? ""
                : choices.read().getValue().state(answer.value(), missing).map(texts::get).orElse(""),
                answer.text(), choices.read(), texts.language()));
        state.visibleProperty().bind(state.textProperty().isNotEmpty());
        state.managedProperty().bind(state.visibleProperty());
        getChildren().add(state);
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
