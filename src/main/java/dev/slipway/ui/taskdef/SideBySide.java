package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two texts side by side, scrolling as one, with what differs marked and what does not folded away. */
final class SideBySide extends VBox {

    private static final double HIGHEST = 460;
    private static final double LINE = 22;

    private final ListView<Stretch> rows = new ListView<>();
    private final Label spread;
    private List<LinePair> shown = List.of();

    SideBySide(Texts texts, Comparison comparison) {
        getStyleClass().add("side-by-side");
        rows.setId("taskdef-sideBySide");
        // how high a row is depends on how wide the list is
        rows.widthProperty().addListener((_, _, _) -> rows.refresh());
        rows.setCellFactory(_ -> new SideBySideCell(texts, this::unfold));
        rows.accessibleTextProperty().bind(texts.bind("taskdef.compare.text"));
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                unfold(rows.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        spread = Words.label(texts, "taskdef.compare.spread", Styles.TEXT_SMALL, "muted");
        Label before = head(LinePair.Kind.REMOVED, Bindings.createStringBinding(() -> CounterpartPicker.words(texts,
                comparison, comparison.chosen().get()), texts.language(), comparison.chosen(), comparison.choices()));
        Label after = head(LinePair.Kind.ADDED, texts.bind("taskdef.compare.inEditor"));
        getChildren().addAll(spread, heads(before, after), rows);
    }

    /** What the text is called; where the two stand below each other, with the sign of its lines. */
    private Label head(LinePair.Kind kind, StringBinding words) {
        Label head = new Label();
        head.textProperty().bind(Bindings.createStringBinding(() -> SideBySideCell.isNarrow(rows.getWidth())
                ? SideBySideCell.sign(kind) + " " + words.get() : words.get(), words, rows.widthProperty()));
        return head;
    }

    private static HBox heads(Label... labels) {
        HBox heads = new HBox(labels);
        heads.getStyleClass().add("heads");
        for (Label label : labels) {
            label.setPrefWidth(0);
            label.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(label, Priority.ALWAYS);
        }
        return heads;
    }

    void show(Compared compared) {
        spread.setVisible(compared.isSpread());
        spread.setManaged(compared.isSpread());
        if (!compared.lines().equals(shown)) {
            shown = compared.lines();
            rows.getItems().setAll(Stretch.of(shown));
            rows.scrollTo(0);
        }
        rows.setPrefHeight(Math.clamp((rows.getItems().size() + 1) * LINE * 1.4, LINE * 4, HIGHEST));
        rows.setMinHeight(USE_PREF_SIZE);
    }

    private void unfold(Stretch stretch) {
        int at = rows.getItems().indexOf(stretch);
        if (at >= 0 && stretch instanceof Stretch.Folded(List<LinePair> pairs)) {
            rows.getItems().remove(at);
            rows.getItems().addAll(at, pairs.stream().map(Stretch.Line::new).toList());
            rows.getSelectionModel().select(at);
        }
    }
}
