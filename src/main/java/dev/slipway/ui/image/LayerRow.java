package dev.slipway.ui.image;

import dev.slipway.change.Bytes;
import dev.slipway.image.PushProgress.Layer;
import dev.slipway.ui.Texts;
import java.time.Duration;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One layer of a push: its name, its bar, and how it stands. */
final class LayerRow extends HBox {

    private final Texts texts;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label state = new Label();

    LayerRow(Texts texts, String name) {
        this.texts = texts;
        Label label = new Label(name);
        label.getStyleClass().add("part");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(label.textProperty().concat(" ").concat(state.textProperty()));
        setHgrow(bar, Priority.ALWAYS);
        state.getStyleClass().addAll("layer-state", "muted");
        getStyleClass().add("row");
        getChildren().addAll(label, bar, state);
    }

    void show(Layer layer) {
        Bytes done = new Bytes(layer.done());
        Bytes total = new Bytes(layer.total());
        bar.setProgress(layer.isFinished() ? 1 : layer.total() > 0 ? (double) layer.done() / layer.total()
                : layer.done() > 0 ? ProgressBar.INDETERMINATE_PROGRESS : 0);
        state.setText(switch (layer.state()) {
            case WAITING -> texts.get("image.layer.WAITING");
            case SENDING -> layer.total() < 0 ? texts.words(done)
                    : texts.get("image.layer.SENDING", done, total);
            case RETRYING -> texts.get("image.layer.RETRYING", Duration.ofSeconds(layer.seconds()));
            case SENT -> texts.get("image.layer.SENT", total);
            case ALREADY_THERE -> texts.get("image.layer.ALREADY_THERE");
        });
    }
}
