package dev.slipway.ui;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** What stays in sight below a step's page: the ways to its neighbours, and what is still to do here. */
final class WizardFoot extends HBox {

    /** Where there is no neighbour, {@code back} or {@code next} is null. */
    WizardFoot(Texts texts, Step step, Runnable back, Runnable next) {
        getStyleClass().add("footer");
        ObservableValue<Mark> mark = step.mark();
        Label todo = Words.flowing();
        todo.setId("todo-" + step.key());
        todo.textProperty().bind(Bindings.createStringBinding(() -> texts.get(words(step)), mark, texts.language()));
        todo.getStyleClass().add("muted");
        todo.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(todo, Priority.ALWAYS);
        Button onward = way(texts, "wizard.next", Feather.ARROW_RIGHT, next);
        onward.setContentDisplay(ContentDisplay.RIGHT);
        mark.addListener((_, _, now) -> stress(onward, now));
        stress(onward, mark.getValue());
        getChildren().addAll(way(texts, "wizard.back", Feather.ARROW_LEFT, back), todo, onward);
    }

    private static Button way(Texts texts, String key, Feather icon, Runnable go) {
        Button way = Words.button(texts, key, icon, go == null ? () -> { } : go);
        way.setVisible(go != null);
        way.setManaged(go != null);
        way.setMinWidth(USE_PREF_SIZE);
        return way;
    }

    private static String words(Step step) {
        return switch (step.mark().getValue()) {
            case OPEN -> "step." + step.key() + ".todo";
            case DONE -> "step." + step.key() + ".done";
            case BUSY -> "wizard.busy";
            case TROUBLE -> "wizard.trouble";
        };
    }

    private static void stress(Button next, Mark mark) {
        next.getStyleClass().remove(Styles.ACCENT);
        if (mark == Mark.DONE) {
            next.getStyleClass().add(Styles.ACCENT);
        }
    }
}
