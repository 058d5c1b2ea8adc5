package dev.slipway.ui.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.PipelineProblem;
import dev.slipway.reach.Walk;
import dev.slipway.rollout.Redaction;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.ProblemView;
import dev.slipway.ui.control.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Hands the picture on, as a PNG file or by the clipboard, by default without addresses and account numbers. */
final class PictureBar extends VBox {

    private final Workspace workspace;
    private final Texts texts;
    private final Walking walking;
    private final CheckBox redacted = new CheckBox();
    private final VBox result = new VBox();

    PictureBar(Workspace workspace, Walking walking) {
        this.workspace = workspace;
        this.texts = workspace.texts();
        this.walking = walking;
        Button save = Words.button(texts, "reach.picture.save", Feather.IMAGE, this::choose);
        Button copy = Words.button(texts, "reach.picture.copy", Feather.COPY, this::copy);
        redacted.setId("reach-picture-redacted");
        redacted.setSelected(true);
        redacted.textProperty().bind(texts.bind("reach.picture.redacted"));
        FlowPane bar = new FlowPane(save, copy, redacted);
        bar.getStyleClass().addAll("actions", "row");
        getStyleClass().add("tight");
        getChildren().addAll(bar, result);
        visibleProperty().bind(walking.newest().map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
        walking.newest().addListener((_, _, _) -> tell());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("reach.picture.save"));
        chooser.setInitialFileName(service() + "-reach.png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            save(chosen.toPath().toAbsolutePath());
        }
    }

    /** Draws it here, and writes it behind the screen. */
    void save(Path file) {
        picture().ifPresent(image -> workspace.background().start(_ -> written(Png.of(image), file),
                this::saved));
    }

    private static Path written(byte[] png, Path file) throws ProblemException {
        try {
            return Files.write(file, png);
        } catch (IOException e) {
            throw new ProblemException(new PipelineProblem.Unwritable(file.toString(), String.valueOf(e)), e);
        }
    }

    private void saved(Ending<Path> ending) {
        tell(switch (ending) {
            case Ending.Answer<Path>(Path file) -> Fact.good(texts, "reach.picture.saved", file);
            case Ending.Trouble<Path>(var problem) -> new ProblemView(texts, problem);
        });
    }

    private void copy() {
        picture().ifPresent(image -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            Clipboard.getSystemClipboard().setContent(content);
            tell(Fact.good(texts, "reach.picture.copied"));
        });
    }

    private Optional<WritableImage> picture() {
        Optional<Walk> walk = walking.newest().get();
        return walk.map(new PictureSheet(texts, getScene().getStylesheets(), service(),
                redacted.isSelected() ? Redaction.on() : Redaction.off())::of);
    }

    private String service() {
        return workspace.pipeline().get().target().service();
    }

    private void tell(Node... nodes) {
        result.getChildren().setAll(nodes);
        result.setManaged(nodes.length > 0);
    }
}
