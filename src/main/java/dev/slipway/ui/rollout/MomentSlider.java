package dev.slipway.ui.rollout;

import atlantafx.base.theme.Styles;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.TimeOfDay;
import dev.slipway.ui.control.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Goes through the looks of a recording, one after the other or to any of them. */
final class MomentSlider extends VBox {

    private final Texts texts;
    private final Showing showing;
    private final Slider slider = new Slider(1, 1, 1);

    MomentSlider(Texts texts, Showing showing) {
        this.texts = texts;
        this.showing = showing;
        slider.setId("deploy-replay-slider");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.accessibleTextProperty().bind(texts.bind("deploy.replay.slider"));
        slider.valueProperty().addListener((_, _, now) -> showing.choose((int) Math.round(now.doubleValue())));
        showing.moments().addListener((_, _, now) -> slider.setMax(Math.max(1, now.size())));
        showing.place().addListener((_, _, now) -> follow(now.intValue()));
        slider.setMax(Math.max(1, showing.moments().get().size()));
        follow(showing.place().get());
        getStyleClass().add("change-body");
        getChildren().addAll(moment(), slider, buttons());
    }

    /** A thumb that is being dragged near it is left where the hand has it. */
    private void follow(int place) {
        if (Math.round(slider.getValue()) != place) {
            slider.setValue(place);
        }
    }

    private Label moment() {
        Label moment = Words.flowing();
        moment.setId("deploy-replay-moment");
        moment.textProperty().bind(Bindings.createStringBinding(this::words, showing.place(), showing.moments(),
                texts.language()));
        return moment;
    }

    private String words() {
        List<Instant> moments = showing.moments().get();
        int place = showing.place().get();
        if (place < 1 || place > moments.size()) {
            return "";
        }
        Instant at = moments.get(place - 1);
        LocalDate day = LocalDate.ofInstant(at, ZoneId.systemDefault());
        return texts.get(place == moments.size() ? "deploy.replay.latest" : "deploy.replay.moment", place,
                moments.size(), day, TimeOfDay.of(at));
    }

    private Node buttons() {
        ObservableValue<Boolean> isFirst = showing.place().map(place -> place.intValue() <= 1);
        ObservableValue<Boolean> isLast = Bindings.createBooleanBinding(
                () -> showing.place().get() >= showing.moments().get().size(), showing.place(), showing.moments());
        FlowPane buttons = new FlowPane(
                button("deploy.replay.earlier", Feather.CHEVRON_LEFT, () -> step(-1), isFirst),
                button("deploy.replay.later", Feather.CHEVRON_RIGHT, () -> step(1), isLast),
                button("deploy.replay.now", Feather.CORNER_UP_RIGHT, showing::now, isLast));
        buttons.getStyleClass().add("actions");
        return buttons;
    }

    private void step(int looks) {
        showing.choose(showing.place().get() + looks);
    }

    private Button button(String key, Feather icon, Runnable action, ObservableValue<Boolean> isIdle) {
        Button button = Words.button(texts, key, icon, action);
        button.getStyleClass().add(Styles.SMALL);
        button.disableProperty().bind(isIdle);
        return button;
    }
}
