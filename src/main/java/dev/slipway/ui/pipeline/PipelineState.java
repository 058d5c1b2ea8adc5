package dev.slipway.ui.pipeline;

import dev.slipway.change.Problem;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the pipeline of the moment stands, read whenever somebody looks. Knows no toolkit nodes. */
public final class PipelineState {

    private final Workspace workspace;
    private final Latest<Looked> reading;
    private final ReadOnlyObjectWrapper<Looked> looked = new ReadOnlyObjectWrapper<>(Looked.nothing());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public PipelineState(Workspace workspace) {
        this.workspace = workspace;
        this.reading = new Latest<>(workspace.background(), this::read);
        workspace.world().addListener((_, _, _) -> {
            reading.drop();
            busy.set(false);
            problem.set(Optional.empty());
            looked.set(Looked.nothing());
        });
    }

    ReadOnlyObjectProperty<Looked> looked() {
        return looked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Reads anew; what was read before stands until then. */
    public void look() {
        World world = workspace.world().get();
        Pipeline pipeline = workspace.pipeline().get();
        if (world == null || pipeline == null) {
            return;
        }
        Optional<Facts.Image> image = workspace.image().get();
        busy.set(true);
        reading.next(_ -> new PipelineLook(world, pipeline, image, workspace.background().together()).look());
    }

    private void read(Ending<Looked> ending) {
        busy.set(false);
        switch (ending) {
            case Ending.Answer<Looked>(Looked now) -> {
                problem.set(Optional.empty());
                looked.set(now);
            }
            case Ending.Trouble<Looked>(Problem why) -> problem.set(Optional.of(why));
        }
    }
}
