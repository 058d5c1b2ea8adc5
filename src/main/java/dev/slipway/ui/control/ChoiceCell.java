package dev.slipway.ui.control;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Note;
import dev.slipway.ui.Texts;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of what can be chosen: its value and name, and how it stands. */
final class ChoiceCell extends ListCell<Choice> {

    private final Texts texts;
    private final ObservableList<String> taken;
    private final Label value = new Label();
    private final Label name = new Label();
    private final Label state = new Label();
    private final FontIcon check = Icon.of(Feather.CHECK, "good");
    private final HBox row;

    /** @param taken the values that are chosen now */
    ChoiceCell(Texts texts, ObservableList<String> taken, Consumer<Choice> taking) {
        this.texts = texts;
        this.taken = taken;
        name.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        state.getStyleClass().addAll(Styles.TEXT_SMALL, "choice-state");
        HBox first = new HBox(value, name);
        first.getStyleClass().add("row");
        VBox words = new VBox(first, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(words, check);
        row.getStyleClass().add("row");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            if (getItem() != null) {
                taking.accept(getItem());
            }
        });
        taken.addListener((InvalidationListener) _ -> check.setVisible(isTaken()));
    }

    @Override
    protected void updateItem(Choice choice, boolean empty) {
        super.updateItem(choice, empty);
        setGraphic(choice == null ? null : row);
        if (choice == null) {
            setAccessibleText(null);
            return;
        }
        value.setText(choice.value());
        name.setText(choice.name());
        state.setText(texts.get(choice.state()));
        boolean isWarning = choice.state().weight() == Note.Weight.WARNING;
        state.getStyleClass().removeAll("muted", "told-warning");
        state.getStyleClass().add(isWarning ? "told-warning" : "muted");
        check.setVisible(isTaken());
        setAccessibleText(String.join(" ", choice.value(), choice.name(), state.getText()));
    }

    private boolean isTaken() {
        return getItem() != null && taken.contains(getItem().value());
    }
}
