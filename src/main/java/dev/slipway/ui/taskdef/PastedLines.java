package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.EnvFile;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.control.Words;
import dev.slipway.ui.taskdef.Rows.Column;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Takes {@code KEY=VALUE} lines into a table of keys and values, and says what it made of them. */
final class PastedLines extends VBox {

    private final FieldForm form;
    private final List<Column> columns;
    private final Supplier<String> pointer;
    private final ObjectProperty<EnvFile> last = new SimpleObjectProperty<>();

    PastedLines(FieldForm form, List<Column> columns, Supplier<String> pointer) {
        this.form = form;
        this.columns = columns;
        this.pointer = pointer;
        setManaged(false);
        last.addListener((_, _, now) -> show(now));
    }

    /** Whether the text was lines for the table, and is in it now. */
    boolean take(String text) {
        EnvFile file = EnvFile.read(text);
        boolean isPairs = columns.size() == 2
                && columns.stream().allMatch(column -> column.shape() instanceof Shape.Text);
        if (!isPairs || file.variables().isEmpty() || file.lines() < 2 && !file.isPair()) {
            return false;
        }
        form.edit("", definition -> file.into(definition, pointer.get(), columns.getFirst().name(),
                columns.getLast().name()));
        last.set(file);
        return true;
    }

    private void show(EnvFile file) {
        Label words = Words.flowing();
        words.getStyleClass().add("muted");
        words.textProperty().bind(file.unread().isEmpty()
                ? form.texts().bind("taskdef.pasted", file.variables().size())
                : form.texts().bind("taskdef.pasted.unread", file.variables().size(), file.unread()));
        getChildren().setAll(words);
        setManaged(true);
    }
}
