package dev.slipway.ui.image;

import atlantafx.base.theme.Styles;
import dev.slipway.change.Bytes;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.PushedImage;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Code;
import dev.slipway.ui.control.Words;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is in ECR now: its name, its digest, and what is known of what is inside. */
final class ImageFacts extends VBox {

    private final Texts texts;
    private final GridPane table = new GridPane();

    ImageFacts(Texts texts, PushedImage image) {
        this.texts = texts;
        setId("image-facts");
        getStyleClass().addAll("panel", "success", "image-facts");
        table.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().addAll(names, values);
        add("image.fact.name", code(image.name().byTag()));
        add("image.fact.digest", code(image.name().digest()));
        add("image.fact.stored", following("image.fact.stored.value", new Bytes(image.bytes()),
                image.pushed()));
        image.local().ifPresentOrElse(this::inside, () -> add("image.fact.platform",
                Words.label(texts, "image.fact.unknown", "muted")));
        getChildren().addAll(Words.label(texts, "image.ready", "panel-title"), table);
    }

    private void inside(BuiltImage image) {
        add("image.fact.platform", label("linux/" + image.architecture()));
        add("image.fact.unpacked", following("image.fact.unpacked.value", new Bytes(image.bytes()), image.layers()));
        add("image.fact.ports", image.ports().isEmpty() ? following("image.fact.none")
                : label(image.ports().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        add("image.fact.user", image.start().isRoot() ? label("root") : label(image.start().user()));
        add("image.fact.starts", image.start().command().isEmpty() ? following("image.fact.none")
                : label(String.join(" ", image.start().command())));
    }

    private void add(String key, Node value) {
        Label name = new Label();
        name.textProperty().bind(texts.bind(key));
        name.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
        table.addRow(table.getRowCount(), name, value);
    }

    private Node code(String text) {
        return new Code(texts, text);
    }

    private static Label label(String text) {
        Label label = Words.flowing();
        label.setText(text);
        return label;
    }

    private Label following(String key, Object... facts) {
        Label label = Words.flowing();
        label.textProperty().bind(texts.bind(key, facts));
        return label;
    }
}
