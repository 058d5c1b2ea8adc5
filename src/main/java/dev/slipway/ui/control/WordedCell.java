package dev.slipway.ui.control;

import dev.slipway.ui.Texts;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

/** One choice of a box in words, which follow the language; a converter's words stay as they were when it changes. */
public final class WordedCell<T> extends ListCell<T> {

    private final Function<T, String> words;
    private final Observable[] changes;

    private WordedCell(Function<T, String> words, Observable[] changes) {
        this.words = words;
        this.changes = changes;
    }

    /**
     * Has a box show its choices so.
     *
     * @param words   of a choice in the language of the moment; of null where nothing is chosen
     * @param changes what else changes the words, beside the language
     */
    public static <T> void in(ComboBox<T> box, Texts texts, Function<T, String> words, Observable... changes) {
        Observable[] all = Stream.concat(Stream.of(texts.language()), Stream.of(changes)).toArray(Observable[]::new);
        box.setCellFactory(_ -> new WordedCell<>(words, all));
        box.setButtonCell(new WordedCell<>(words, all));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return words.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("choices are chosen, not typed");
            }
        });
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        textProperty().unbind();
        if (empty) {
            setText("");
        } else {
            textProperty().bind(Bindings.createStringBinding(() -> words.apply(item), changes));
        }
    }
}
