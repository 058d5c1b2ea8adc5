package dev.slipway.ui.reach;

import atlantafx.base.theme.Styles;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Busy;
import dev.slipway.ui.control.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Walks the way once, or again and again, and says since when. */
final class WalkBar extends FlowPane {

    private final Texts texts;
    private final Walking walking;
    private final Label since = new Label();
    private final Timeline clock;

    /** @param others further buttons of the bar */
    WalkBar(Texts texts, Walking walking, Node... others) {
        this.texts = texts;
        this.walking = walking;
        this.clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tell()));
        clock.setCycleCount(Animation.INDEFINITE);
        getStyleClass().add("actions");
        Button walk = Words.button(texts, "reach.walk", Feather.NAVIGATION, walking::walk);
        walk.getStyleClass().add(Styles.ACCENT);
        walk.disableProperty().bind(walking.busy());
        Button keep = Words.button(texts, "reach.keepTrying", Feather.REPEAT, walking::keepTrying);
        keep.disableProperty().bind(walking.busy());
        Button stop = Words.button(texts, "reach.stop", Feather.SQUARE, walking::stop);
        stop.visibleProperty().bind(walking.busy());
        stop.managedProperty().bind(stop.visibleProperty());
        keep.visibleProperty().bind(walking.busy().not());
        keep.managedProperty().bind(keep.visibleProperty());
        since.setId("reach-since");
        since.getStyleClass().add("muted");
        getChildren().addAll(walk, keep, stop);
        getChildren().addAll(others);
        getChildren().add(progress());
        walking.tryingSince().addListener((_, _, now) -> run(now.isPresent()));
        walking.newest().addListener((_, _, _) -> tell());
        texts.language().addListener((_, _, _) -> tell());
    }

    private Node progress() {
        Busy busy = new Busy(texts);
        busy.visibleProperty().bind(walking.busy());
        HBox row = new HBox(busy, since);
        row.getStyleClass().add("row");
        row.visibleProperty().bind(Bindings.or(walking.busy(), since.textProperty().isNotEmpty()));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void run(boolean isTrying) {
        if (isTrying) {
            clock.playFromStart();
        } else {
            clock.stop();
        }
        tell();
    }

    private void tell() {
        since.setText(walking.tryingSince().get().map(this::words).orElse(""));
    }

    private String words(Instant begun) {
        Duration tried = Duration.between(begun, Instant.now()).truncatedTo(ChronoUnit.SECONDS);
        return texts.get("reach.trying", walking.newest().get().map(Walk::round).orElse(1), tried);
    }
}
