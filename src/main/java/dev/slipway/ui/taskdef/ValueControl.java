package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.taskdef.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;

/** One text, number, choice or flag: shows what the document says, and tells what the user makes of it. */
abstract sealed class ValueControl {

    private final Consumer<Optional<JsonNode>> typed;
    private final BooleanProperty unreadable = new SimpleBooleanProperty();
    private boolean following;

    private ValueControl(Consumer<Optional<JsonNode>> typed) {
        this.typed = typed;
    }

    /** @param typed takes each new value; empty when the field was emptied */
    static ValueControl of(Shape shape, Consumer<Optional<JsonNode>> typed) {
        return switch (shape) {
            case Shape.Text text when !text.values().isEmpty() -> new Choice(text.values(), false, typed);
            case Shape.Flag _ -> new Choice(List.of("true", "false"), true, typed);
            case Shape.Whole _ -> new Line(true, typed);
            default -> new Line(false, typed);
        };
    }

    abstract Control node();

    /** Puts the text that stands for a value into the control. */
    abstract void put(String text);

    /** What the control says now. */
    abstract String text();

    /** @param taken whether it has taken a text from the clipboard, which then does not go into the field */
    void onPaste(Predicate<String> taken) {}

    /** What stands there while nothing is typed. */
    void prompt(String words) {}

    /** Whether what was typed is no whole number where one has to be. */
    ReadOnlyBooleanProperty unreadable() {
        return unreadable;
    }

    /** Shows the document's value, unless it is what is being typed. */
    void follow(JsonNode value) {
        String now = value.isMissingNode() ? "" : value.isValueNode() ? value.asText() : value.toString();
        // a wrong number that was typed is not in the document, and is not to be wiped out by other changes
        if (!now.equals(text()) && !(unreadable.get() && node().isFocused())) {
            following = true;
            put(now);
            unreadable.set(false);
            following = false;
        }
    }

    void mark(boolean isWrong) {
        node().pseudoClassStateChanged(Styles.STATE_DANGER, isWrong || unreadable.get());
    }

    /** Tells the value, or that there is none. */
    void tell(Optional<JsonNode> value, boolean isUnreadable) {
        if (following) {
            return;
        }
        unreadable.set(isUnreadable);
        mark(false);
        if (!isUnreadable) {
            typed.accept(value);
        }
    }

    /** A text or a whole number in one line. */
    private static final class Line extends ValueControl {

        private static final int LONGEST_NUMBER = 11;

        private final Pasting field = new Pasting();
        private String shown = "";

        Line(boolean isWhole, Consumer<Optional<JsonNode>> typed) {
            super(typed);
            field.setPrefColumnCount(isWhole ? 6 : 12);
            field.textProperty().addListener((_, _, now) -> {
                if (now.isEmpty()) {
                    tell(Optional.empty(), false);
                } else if (isWhole) {
                    Optional<JsonNode> number = number(now.strip());
                    tell(number, number.isEmpty());
                } else {
                    tell(Optional.of(JsonNodeFactory.instance.textNode(now)), false);
                }
            });
        }

        private static Optional<JsonNode> number(String text) {
            try {
                return text.length() > LONGEST_NUMBER ? Optional.empty()
                        : Optional.of(JsonNodeFactory.instance.numberNode(Integer.parseInt(text)));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        Control node() {
            return field;
        }

        @Override
        void put(String text) {
            // a field of one line would lose the line ends of what is typed into it
            boolean isOneLine = text.chars().noneMatch(letter -> letter < ' ' || letter == 0x7f);
            shown = text;
            field.setEditable(isOneLine);
            field.setText(isOneLine ? text : text.replaceAll("\\R", "⏎").replaceAll("\\p{Cntrl}", "�"));
        }

        @Override
        String text() {
            return field.isEditable() ? field.getText() : shown;
        }

        @Override
        void prompt(String words) {
            field.setPromptText(words);
        }

        @Override
        void onPaste(Predicate<String> taken) {
            field.taken = taken;
        }

        /** A field that offers a text from the clipboard to somebody else first. */
        private static final class Pasting extends TextField {

            private Predicate<String> taken = _ -> false;

            @Override
            public void paste() {
                String text = Clipboard.getSystemClipboard().getString();
                if (text == null || !taken.test(text)) {
                    super.paste();
                }
            }
        }
    }

    /** One of several values, or none. */
    private static final class Choice extends ValueControl {

        private final ComboBox<String> box = new ComboBox<>();
        private final List<String> values;

        Choice(List<String> values, boolean isFlag, Consumer<Optional<JsonNode>> typed) {
            super(typed);
            this.values = values;
            offer("");
            box.valueProperty().addListener((_, _, now) -> {
                if (now == null || now.isEmpty()) {
                    tell(Optional.empty(), false);
                } else if (isFlag && values.contains(now)) {
                    tell(Optional.of(JsonNodeFactory.instance.booleanNode(now.equals("true"))), false);
                } else {
                    tell(Optional.of(JsonNodeFactory.instance.textNode(now)), false);
                }
            });
        }

        private void offer(String other) {
            List<String> offered = new ArrayList<>(values);
            offered.addFirst("");
            if (!offered.contains(other)) {
                offered.add(other);
            }
            if (!offered.equals(box.getItems())) {
                box.getItems().setAll(offered);
            }
        }

        @Override
        Control node() {
            return box;
        }

        @Override
        void put(String text) {
            offer(text);
            box.setValue(text);
        }

        @Override
        String text() {
            return box.getValue() == null ? "" : box.getValue();
        }
    }
}
