package dev.slipway.ui.change;

import dev.slipway.ui.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The live log and one bar a part, while there are any. */
final class ProgressView extends VBox {

    private static final int LINES_SHOWN = 9;

    private final VBox bars = new VBox();
    private final Map<String, ProgressBar> barOfPart = new HashMap<>();
    private final ListView<String> log;

    ProgressView(Texts texts, LiveProgress progress) {
        getStyleClass().add("progress-view");
        log = new ListView<>(progress.lines());
        log.accessibleTextProperty().bind(texts.bind("change.log"));
        log.getStyleClass().add("log");
        log.prefHeightProperty().bind(log.fixedCellSizeProperty().multiply(LINES_SHOWN).add(4));
        log.setVisible(false);
        log.setManaged(false);
        progress.lines().addListener((ListChangeListener<String>) _ -> follow());
        progress.parts().addListener(this::showPart);
        getChildren().addAll(bars, log);
        follow();
    }

    private void follow() {
        boolean any = !log.getItems().isEmpty();
        log.setVisible(any);
        log.setManaged(any);
        if (any) {
            log.scrollTo(log.getItems().size() - 1);
        }
    }

    private void showPart(MapChangeListener.Change<? extends String, ? extends LiveProgress.Reached> change) {
        if (!change.wasAdded()) {
            barOfPart.clear();
            bars.getChildren().clear();
            return;
        }
        LiveProgress.Reached reached = change.getValueAdded();
        ProgressBar bar = barOfPart.computeIfAbsent(change.getKey(), this::addBar);
        bar.setProgress(reached.total() <= 0 ? ProgressBar.INDETERMINATE_PROGRESS
                : Math.min(1, (double) reached.done() / reached.total()));
    }

    private ProgressBar addBar(String part) {
        Label name = new Label(part);
        name.getStyleClass().add("part");
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(part);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox row = new HBox(name, bar);
        row.getStyleClass().add("row");
        bars.getChildren().add(row);
        return bar;
    }
}
