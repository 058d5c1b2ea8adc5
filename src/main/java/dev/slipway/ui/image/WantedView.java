package dev.slipway.ui.image;

import dev.slipway.image.ImageRequest;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is to be built: which folder, under which name and tag, for which platform. */
final class WantedView extends VBox {

    private final Workspace workspace;
    private final Latest<ImageRequest> looking;

    WantedView(Workspace workspace) {
        this.workspace = workspace;
        this.looking = new Latest<>(workspace.background(), this::show);
        setId("image-wanted");
        getStyleClass().addAll("change-row", "image-wanted");
        setVisible(false);
        setManaged(false);
        workspace.pipeline().addListener((_, _, _) -> look());
    }

    /** What git and the settings say now. */
    void look() {
        World world = workspace.world().get();
        if (world != null) {
            var pipeline = workspace.pipeline().get();
            looking.instead(_ -> CommitImage.of(world, pipeline));
        }
    }

    /** What keeps it from being known is told by the preview. */
    private void show(Ending<ImageRequest> ending) {
        boolean isKnown = ending instanceof Ending.Answer<ImageRequest>;
        setVisible(isKnown);
        setManaged(isKnown);
        if (ending instanceof Ending.Answer<ImageRequest>(ImageRequest wanted)) {
            show(wanted);
        }
    }

    private void show(ImageRequest wanted) {
        Texts texts = workspace.texts();
        String folder = workspace.pipeline().get().app().folder();
        Label name = Words.flowing();
        name.setText(wanted.repository().name() + ":" + wanted.tag());
        name.getStyleClass().add("image-name");
        getChildren().setAll(name, following("image.wanted", folder, wanted.task().platform().docker(),
                wanted.task().port()));
        if (wanted.tag().contains("-changed-")) {
            getChildren().add(following("image.wanted.changed", folder));
        } else if (wanted.tag().equals("uncommitted")) {
            getChildren().add(Words.label(texts, "image.wanted.uncommitted", "muted"));
        }
    }

    private Label following(String key, Object... facts) {
        Label label = Words.flowing();
        label.textProperty().bind(workspace.texts().bind(key, facts));
        label.getStyleClass().add("muted");
        return label;
    }
}
