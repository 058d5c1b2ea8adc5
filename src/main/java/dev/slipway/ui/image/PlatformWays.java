package dev.slipway.ui.image;

import dev.slipway.image.ImageProblem;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The two ways out when an image is for another processor than the task: another image, or another task. */
final class PlatformWays extends VBox {

    private final Workspace workspace;
    private final Runnable rebuild;
    private final Runnable lookAgain;
    private final ObjectProperty<Optional<TaskPlatform.Change>> wanted = new SimpleObjectProperty<>(Optional.empty());
    private final ChangeStep<TaskPlatform.Change> change;
    private final ChangeView<TaskPlatform.Change> preview;

    /**
     * @param rebuild   builds again, with base images for the task's platform
     * @param lookAgain run once the task asks for another platform
     */
    PlatformWays(Workspace workspace, Runnable rebuild, Runnable lookAgain) {
        this.workspace = workspace;
        this.rebuild = rebuild;
        this.lookAgain = lookAgain;
        this.change = workspace.step(TaskPlatform::changing, wanted);
        this.preview = new ChangeView<>(workspace.texts(), change, "image-platform");
        getStyleClass().add("change-body");
        change.mark().addListener((_, _, now) -> {
            if (now == Mark.DONE) {
                wanted.get().ifPresent(done -> follow(done.platform()));
            }
        });
        hide();
    }

    /** Offers both ways, where the image's processor is one that tasks can have. */
    void offer(ImageProblem.WrongPlatform mismatch) {
        Button again = Words.button(workspace.texts(), "image.platform.rebuild", Feather.REPEAT, rebuild);
        again.textProperty().bind(workspace.texts().bind("image.platform.rebuild", mismatch.task()));
        FlowPane ways = new FlowPane(8, 8, again);
        Platform.ofDocker(mismatch.image().replaceFirst("^linux/", "")).ifPresent(platform -> {
            Button other = Words.button(workspace.texts(), "image.platform.change", Feather.CPU,
                    () -> prepare(platform));
            other.textProperty().bind(workspace.texts().bind("image.platform.change", mismatch.image()));
            ways.getChildren().add(other);
        });
        getChildren().setAll(ways, Words.label(workspace.texts(), "image.platform.words", "muted"));
        setVisible(true);
        setManaged(true);
    }

    void hide() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        wanted.set(Optional.empty());
    }

    /** A saved task definition is changed by a plan of its own; the pipeline alone is only a setting. */
    private void prepare(Platform platform) {
        Pipeline pipeline = workspace.pipeline().get();
        if (!TaskPlatform.isSaved(workspace.world().get(), pipeline)) {
            follow(platform);
            return;
        }
        wanted.set(Optional.of(new TaskPlatform.Change(pipeline, platform)));
        if (!getChildren().contains(preview)) {
            getChildren().add(preview);
        }
        change.look();
    }

    private void follow(Platform platform) {
        workspace.pipeline().set(TaskPlatform.in(workspace.pipeline().get(), platform));
        lookAgain.run();
    }
}
