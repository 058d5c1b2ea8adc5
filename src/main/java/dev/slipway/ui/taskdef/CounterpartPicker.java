package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** Chooses what the definition in the editor is compared with; looks again for what there is each time it is opened. */
final class CounterpartPicker extends ComboBox<Counterpart> {

    private static final int ROWS = 12;

    private final Texts texts;
    private final Comparison comparison;

    CounterpartPicker(Texts texts, Comparison comparison) {
        super(comparison.choices());
        this.texts = texts;
        this.comparison = comparison;
        setId("taskdef-compare-with");
        setMaxWidth(Double.MAX_VALUE);
        setVisibleRowCount(ROWS);
        setCellFactory(_ -> new Cell());
        setButtonCell(new Cell());
        setOnShowing(_ -> comparison.list());
        setValue(comparison.chosen().get());
        comparison.chosen().addListener((_, _, now) -> setValue(now));
        valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                comparison.chosen().set(now);
            }
        });
    }

    /** What a counterpart is called. */
    static String words(Texts texts, Comparison comparison, Counterpart counterpart) {
        return switch (counterpart) {
            case null -> "";
            case Counterpart.AsOpened _ -> texts.get("taskdef.compare.opened");
            case Counterpart.Saved saved -> texts.get("taskdef.compare.saved", saved.path());
            case Counterpart.Registered revision -> texts.get(comparison.isNewest(revision)
                    ? "taskdef.compare.newest" : "taskdef.compare.revision", revision.number());
            case Counterpart.Earlier(var version) -> texts.get("taskdef.compare.earlier", version.keptAt());
        };
    }

    private final class Cell extends ListCell<Counterpart> {

        @Override
        protected void updateItem(Counterpart item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty().bind(Bindings.createStringBinding(() -> words(texts, comparison, item),
                        texts.language(), comparison.choices()));
            }
        }
    }
}
