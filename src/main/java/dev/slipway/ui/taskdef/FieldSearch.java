package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Named;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;

/** Finds any field by its name, its name in the API, or what it is for. */
final class FieldSearch extends TextField {

    private static final int MOST_OFFERED = 12;

    private final FieldWords words;

    /** @param found takes the path of the field that was chosen */
    FieldSearch(Texts texts, Consumer<String> found) {
        this.words = new FieldWords(texts);
        setId("taskdef-search");
        promptTextProperty().bind(texts.bind("taskdef.search"));
        Named.by(this, texts.bind("taskdef.search"));
        AutoCompletionBinding<String> offers = TextFields.bindAutoCompletion(this,
                request -> paths(request.getUserText()), new StringConverter<String>() {
                    @Override
                    public String toString(String path) {
                        return words.name(path) + "   " + path;
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        offers.setVisibleRowCount(MOST_OFFERED);
        offers.setOnAutoCompleted(event -> {
            found.accept(event.getCompletion());
            clear();
        });
        // Enter takes the best one
        setOnAction(_ -> paths(getText()).stream().findFirst().ifPresent(best -> {
            found.accept(best);
            clear();
        }));
    }

    private List<String> paths(String typed) {
        return typed.isBlank() ? List.of() : words.find(typed).stream().limit(MOST_OFFERED).toList();
    }
}
