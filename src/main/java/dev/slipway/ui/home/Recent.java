package dev.slipway.ui.home;

import dev.slipway.pipeline.RecentPipeline;
import dev.slipway.pipeline.RecentPipelines;
import dev.slipway.ui.Connector;
import dev.slipway.ui.Step;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.connect.ConnectStep;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The pipelines worked on lately, and the way back to them.
 *
 * @param steps all steps, in their order
 */
public record Recent(RecentPipelines pipelines, ConnectStep connect, List<Step> steps) {

    /** Who connected and went no further. */
    private static final String FIRST_STEP = "target";

    public Recent {
        steps = List.copyOf(steps);
    }

    RecentList list(Workspace workspace) {
        return new RecentList(workspace, pipelines, steps.stream().map(Step::key).toList(),
                pipeline -> reopen(workspace, pipeline));
    }

    /** At once where it is the pipeline of the moment; else by connecting as it was connected before. */
    private void reopen(Workspace workspace, RecentPipeline pipeline) {
        String step = steps.stream().map(Step::key).filter(pipeline.step()::equals).findFirst().orElse(FIRST_STEP);
        if (isEntered(workspace.world().get(), pipeline)) {
            workspace.open(step);
            return;
        }
        workspace.open(connect.key());
        connect.reopen(request(pipeline), () -> workspace.open(step));
    }

    private static boolean isEntered(World world, RecentPipeline pipeline) {
        return world != null && world.isPractice() == pipeline.isPractice()
                && (world.isPractice() || world.account().id().equals(pipeline.account()))
                && world.account().region().equals(pipeline.region())
                && world.pipeline().repository().equals(pipeline.repository());
    }

    /** A name that is no folder's here leaves the field empty, and the page asks for one. */
    private static Optional<Connector.Request> request(RecentPipeline pipeline) {
        if (pipeline.isPractice()) {
            return Optional.empty();
        }
        Path folder;
        try {
            folder = Path.of(pipeline.folder());
        } catch (InvalidPathException e) {
            folder = Path.of("");
        }
        return Optional.of(new Connector.Request(pipeline.profile(), pipeline.region(), folder, ""));
    }
}
