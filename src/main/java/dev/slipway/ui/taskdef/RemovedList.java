package dev.slipway.ui.taskdef;

import atlantafx.base.theme.Styles;
import dev.slipway.taskdef.Stripped;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Icon;
import dev.slipway.ui.control.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every field that was taken out, with its value, the reason, and a way to leave it in. */
final class RemovedList extends TitledPane {

    private static final int VALUE_SHOWN = 40;

    private final Texts texts;
    private final Editor editor;
    private final VBox rows = new VBox();

    RemovedList(Texts texts, Editor editor) {
        this.texts = texts;
        this.editor = editor;
        setId("taskdef-removed");
        rows.getStyleClass().add("change-body");
        setContent(rows);
        setAnimated(false);
        textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("taskdef.removed", editor.removed().get().size()),
                editor.removed(), texts.language()));
        editor.removed().addListener((_, _, now) -> show(now));
        show(editor.removed().get());
    }

    private void show(List<Stripped.Removed> removed) {
        setVisible(!removed.isEmpty());
        setManaged(!removed.isEmpty());
        rows.getChildren().setAll(removed.stream().map(this::row).toList());
    }

    private HBox row(Stripped.Removed one) {
        Label field = Words.flowing();
        field.setText(one.pointer() + "  " + shortened(one.value()));
        field.getStyleClass().addAll(Styles.TEXT_BOLD, "pointer");
        Label reason = Words.flowing();
        reason.textProperty().bind(texts.bind(one.key(), one.facts().toArray()));
        reason.getStyleClass().addAll(Styles.TEXT_SMALL, "muted");
        VBox words = new VBox(field, reason);
        words.getStyleClass().add("tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button keep = Words.button(texts, "taskdef.keep", Feather.ROTATE_CCW, () -> editor.keep(one.pointer()));
        keep.setId(null);
        keep.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        keep.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(Icon.of(Feather.SCISSORS, "muted"), words);
        if (one.reason() != Stripped.Reason.BESIDE) {
            row.getChildren().add(keep);
        }
        row.getStyleClass().add("row");
        return row;
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= VALUE_SHOWN ? line : line.substring(0, VALUE_SHOWN) + "…";
    }
}
