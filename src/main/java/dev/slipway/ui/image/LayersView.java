package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Bytes;
import dev.slipway.change.Progress.News;
import dev.slipway.image.LayerNews;
import dev.slipway.image.PushProgress;
import dev.slipway.image.PushProgress.Layer;
import dev.slipway.ui.Texts;
import dev.slipway.ui.change.LiveProgress;
import dev.slipway.ui.control.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A push as it goes on: all of it, how fast, how long yet, and each layer. */
final class LayersView extends VBox implements LiveProgress.Taker {

    private final Texts texts;
    private final InstantSource clock;
    private final Label summary = Words.flowing();
    private final ProgressBar whole = new ProgressBar();
    private final VBox rows = new VBox();
    private final Map<String, LayerRow> rowOf = new HashMap<>();
    private PushProgress push = new PushProgress();

    LayersView(Texts texts, InstantSource clock) {
        this.texts = texts;
        this.clock = clock;
        setId("image-layers");
        getStyleClass().addAll("change-body", "layers");
        whole.setMaxWidth(Double.MAX_VALUE);
        whole.accessibleTextProperty().bind(summary.textProperty());
        summary.setId("image-push-summary");
        summary.getStyleClass().add(Styles.TEXT_BOLD);
        rows.getStyleClass().add("tight");
        getChildren().addAll(summary, whole, rows);
        restarted();
        texts.language().addListener((_, _, _) -> show());
    }

    @Override
    public void restarted() {
        push = new PushProgress();
        rows.getChildren().clear();
        rowOf.clear();
        show();
    }

    @Override
    public void take(List<News> news) {
        Instant now = clock.instant();
        news.stream().filter(LayerNews.class::isInstance).map(LayerNews.class::cast).forEach(it -> push.take(it, now));
        show();
    }

    private void show() {
        setVisible(!push.isEmpty());
        setManaged(!push.isEmpty());
        if (push.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        summary.setText(words(now));
        whole.setProgress(push.isFinished() ? 1 : push.total() <= 0 ? ProgressBar.INDETERMINATE_PROGRESS
                : Math.min(1, (double) push.done() / push.total()));
        for (Layer layer : push.layers()) {
            rowOf.computeIfAbsent(layer.name(), this::added).show(layer);
        }
    }

    private LayerRow added(String name) {
        LayerRow row = new LayerRow(texts, name);
        rows.getChildren().add(row);
        return row;
    }

    private String words(Instant now) {
        Optional<Integer> retry = push.retriesIn();
        if (retry.isPresent()) {
            return texts.get("image.push.retrying", Duration.ofSeconds(retry.get()));
        }
        Bytes done = new Bytes(push.done());
        Bytes total = new Bytes(push.total());
        if (push.isFinished()) {
            return texts.get("image.push.finished", push.layers().size(), total);
        }
        Bytes speed = new Bytes(push.speed(now));
        if (speed.count() == 0) {
            return texts.get("image.push.underWay", done, total);
        }
        Optional<Duration> left = push.remaining(now);
        return left.isPresent()
                ? texts.get("image.push.timeLeft", done, total, speed, roughly(left.get()))
                : texts.get("image.push.speed", done, total, speed);
    }

    /** In whole minutes when it takes some: nobody can tell it better. */
    private static Duration roughly(Duration left) {
        return left.toSeconds() < 90 ? left.truncatedTo(ChronoUnit.SECONDS)
                : left.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
    }
}
