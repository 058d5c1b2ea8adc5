package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.taskdef.Shape;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One field of the form, or several that belong together: shows the document's value, and under it what is wrong. */
abstract class FieldNode extends VBox {

    private static final double HELP_WIDTH = 340;

    private final FieldForm form;
    private final String path;
    private final Supplier<String> pointer;
    private final FindingNotes notes;

    /**
     * @param path    the field's place in the model, {@code containerDefinitions.image}
     * @param pointer its JSON pointer now
     */
    FieldNode(FieldForm form, String path, Supplier<String> pointer) {
        this.form = form;
        this.path = path;
        this.pointer = pointer;
        getStyleClass().add("field");
        setMinWidth(0);
        this.notes = new FindingNotes(form);
    }

    /** The field for what AWS accepts at a place. */
    static FieldNode of(FieldForm form, Shape shape, String path, Supplier<String> pointer) {
        return switch (shape) {
            case Shape.Structure structure -> new GroupField(form, structure, path, pointer, true);
            case Shape.ListOf(Shape.Text text) when !text.values().isEmpty() ->
                    new ChoicesField(form, text.values(), path, pointer);
            case Shape.ListOf(Shape.Structure structure) when !isFlat(structure) ->
                    new ItemsField(form, structure, path, pointer);
            case Shape.ListOf list -> new RowsField(form, Rows.of(form, list, path, pointer), path, pointer);
            case Shape.MapOf map -> new RowsField(form, new MapRows(form, map.value(), pointer), path, pointer);
            default -> new ValueField(form, shape, path, pointer);
        };
    }

    /** Shows this value, which stands at the field's pointer; a missing node when there is none. */
    abstract void follow(JsonNode value);

    /** Whether two of this kind fit side by side. */
    boolean isNarrow() {
        return false;
    }

    FieldForm form() {
        return form;
    }

    String path() {
        return path;
    }

    String pointer() {
        return pointer.get();
    }

    /** A name for tests and for finding the field again: its pointer with dashes, the same in every container. */
    static String idOf(String pointer) {
        return "taskdef" + pointer.replaceFirst("^/containerDefinitions/\\d+", "/container").replace('/', '-');
    }

    /** Where what is wrong with the field is shown. */
    FindingNotes notes() {
        return notes;
    }

    /** Shows what is wrong with exactly this field. */
    void note() {
        notes.show(form.about(pointer()));
    }

    /** The field's name, its name in the API, and more about it where the pointer rests. */
    FlowPane title(String... styleClasses) {
        FieldWords words = new FieldWords(form.texts());
        Label name = new Label();
        name.getStyleClass().addAll(styleClasses);
        name.textProperty().bind(following(() -> words.name(path)));
        Label own = new Label(path.substring(path.lastIndexOf('.') + 1));
        own.getStyleClass().addAll("pointer", "muted", Styles.TEXT_SMALL);
        Tooltip help = new Tooltip();
        help.textProperty().bind(help());
        help.setWrapText(true);
        help.setMaxWidth(HELP_WIDTH);
        help.setShowDelay(Duration.millis(400));
        help.setShowDuration(Duration.seconds(30));
        FlowPane title = new FlowPane(name, own);
        title.getStyleClass().add("field-title");
        title.setMinWidth(0);
        for (Label label : List.of(name, own)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.maxWidthProperty().bind(title.widthProperty());
        }
        Tooltip.install(title, help);
        return title;
    }

    /** What the field is for. */
    ObservableValue<String> help() {
        return following(() -> new FieldWords(form.texts()).help(path));
    }

    private ObservableValue<String> following(Callable<String> text) {
        return Bindings.createStringBinding(text, form.texts().language());
    }

    /** Whether it can be a row of a table. */
    private static boolean isFlat(Shape.Structure structure) {
        return structure.members().values().stream().noneMatch(member -> member instanceof Shape.Structure
                || member instanceof Shape.ListOf || member instanceof Shape.MapOf);
    }
}
