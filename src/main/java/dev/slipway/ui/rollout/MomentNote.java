package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.TimeOfDay;
import dev.slipway.ui.control.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Says above everything that a past moment is shown, and leads back to the present. */
final class MomentNote extends HBox {

    MomentNote(Texts texts, Showing showing, ObservableBooleanValue running) {
        setId("deploy-moment");
        getStyleClass().addAll("panel", "warning", "one-line");
        Label words = Words.flowing();
        words.textProperty().bind(Bindings.createStringBinding(() -> showing.past().get()
                .map(TimeOfDay::of)
                .map(at -> texts.get(running.get() ? "deploy.moment" : "deploy.moment.stopped", at)).orElse(""),
                showing.past(), running, texts.language()));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button back = Words.button(texts, "deploy.replay.now", Feather.CORNER_UP_RIGHT, showing::now);
        back.setId("deploy-moment-back");
        back.getStyleClass().add(Styles.SMALL);
        back.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icon.of(Feather.CLOCK, "warn"), words, back);
        visibleProperty().bind(words.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
