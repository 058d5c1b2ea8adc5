package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.WordedCell;
import javafx.scene.control.ComboBox;

/** Chooses what the definition in the editor is compared with; looks again for what there is each time it is opened. */
final class CounterpartPicker extends ComboBox<Counterpart> {

    private static final int ROWS = 12;

    CounterpartPicker(Texts texts, Comparison comparison) {
        super(comparison.choices());
        setId("taskdef-compare-with");
        setMaxWidth(Double.MAX_VALUE);
        setVisibleRowCount(ROWS);
        WordedCell.in(this, texts, counterpart -> words(texts, comparison, counterpart), comparison.choices());
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
}
