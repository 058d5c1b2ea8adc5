package dev.slipway.ui.taskdef;

import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.io.File;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** The ways to open a task definition: a file (also dropped here), the clipboard, the live revision, a clean one. */
final class SourceBar extends FlowPane {

    private final Texts texts;
    private final Sources sources;

    SourceBar(Texts texts, Sources sources) {
        this.texts = texts;
        this.sources = sources;
        getStyleClass().add("source-bar");
        getChildren().addAll(
                Words.button(texts, "taskdef.open", Feather.FOLDER, this::choose),
                Words.button(texts, "taskdef.paste", Feather.CLIPBOARD, this::paste),
                Words.button(texts, "taskdef.live", Feather.DOWNLOAD_CLOUD, sources::openLive),
                Words.button(texts, "taskdef.clean", Feather.FILE_PLUS, sources::openClean));
        setOnDragOver(this::over);
        setOnDragDropped(this::dropped);
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("taskdef.open"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("JSON", "*.json"),
                new FileChooser.ExtensionFilter("*", "*"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            sources.openFile(chosen.toPath());
        }
    }

    private void paste() {
        sources.openText(Clipboard.getSystemClipboard().hasString() ? Clipboard.getSystemClipboard().getString() : "");
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> sources.openFile(file.toPath()));
        event.setDropCompleted(true);
        event.consume();
    }
}
