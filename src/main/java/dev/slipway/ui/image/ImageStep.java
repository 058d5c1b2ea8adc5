package dev.slipway.ui.image;

import dev.slipway.image.ImagePush;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Step;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.ChangeView;
import dev.slipway.ui.change.Mark;
import dev.slipway.ui.change.StepState;
import dev.slipway.ui.control.Fact;
import dev.slipway.ui.control.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Step 5: build and push the image of the folder's commit. */
public final class ImageStep implements Step {

    private final Workspace workspace;
    private final ChangeStep<Pipeline> change;
    private final VBox result = new VBox();
    private final VBox view = new VBox();

    public ImageStep(Workspace workspace) {
        this.workspace = workspace;
        this.change = workspace.step(CommitImage::pushing, Bindings.createObjectBinding(
                () -> Optional.ofNullable(workspace.pipeline().get()), workspace.pipeline()));
        change.state().addListener((_, _, now) -> tellImage(now));
        workspace.image().addListener((_, _, now) -> show(now));
        result.getStyleClass().add("change-body");
        view.getStyleClass().add("fields");
        view.getChildren().addAll(new EngineCard(workspace, this::lookAnew),
                Words.label(workspace.texts(), "image.withoutDocker", "muted"),
                new ChangeView<>(workspace.texts(), change, "image"), new BuildLogView(workspace, change.progress()),
                result);
    }

    @Override
    public String key() {
        return "image";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Mark> mark() {
        return change.mark();
    }

    @Override
    public void doubt() {
        change.forget();
    }

    @Override
    public void shown() {
        if (workspace.world().get() != null) {
            change.lookOnce();
        }
    }

    /** What could not go on without Docker can now. */
    private void lookAnew() {
        if (change.state().get() instanceof StepState.Stuck<Pipeline>) {
            change.look();
        }
    }

    /** The steps after this one deploy the image by its digest. */
    private void tellImage(StepState<Pipeline> state) {
        if (state.mark() != Mark.DONE) {
            return;
        }
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        workspace.background().start(_ -> new ImagePush(world.account(), world.tools().engine())
                .deployable(CommitImage.of(world, pipeline)), ending -> {
                    if (ending instanceof Ending.Answer<Optional<Facts.Image>>(Optional<Facts.Image> image)) {
                        workspace.image().set(image);
                    }
                });
    }

    private void show(Optional<Facts.Image> image) {
        result.getChildren().clear();
        image.ifPresent(there -> result.getChildren().add(
                Fact.good(workspace.texts(), "image.ready", there.name().byTag(),
                        there.name().digest())));
    }
}
