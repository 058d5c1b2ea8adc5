package dev.slipway.ui.github;

import dev.slipway.change.Problem;
import dev.slipway.github.RunSnapshot;
import dev.slipway.github.RunWatch;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Follows the workflow run of the folder's commit until it is over. Knows no toolkit nodes. */
public final class RunFollowing {

    private static final Duration PACE = Duration.ofSeconds(4);

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Stop stop;
    private boolean following;

    public RunFollowing(Workspace workspace) {
        this.workspace = workspace;
        workspace.world().addListener((_, _, _) -> {
            stop();
            run.set(Optional.empty());
        });
    }

    /** How the run stands; empty before the first look. */
    public ReadOnlyObjectProperty<Optional<RunSnapshot>> run() {
        return run.getReadOnlyProperty();
    }

    /** Why the run cannot be seen. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Follows the commit that HEAD is at now. */
    public void start() {
        World world = workspace.world().get();
        if (world == null || following) {
            return;
        }
        following = true;
        problem.set(Optional.empty());
        Pipeline pipeline = workspace.pipeline().get();
        stop = workspace.background().start(wish -> {
            String head = world.code().git().state(world.code().folder()).head();
            RunWatch watch = new RunWatch(world.code().gitHub(), pipeline.repository(),
                    pipeline.files().workflow(), head);
            boolean over = false;
            while (!wish.isCancelled() && !over) {
                RunSnapshot now = watch.look();
                workspace.background().onScreen(() -> run.set(Optional.of(now)));
                over = now.isOver();
                wish.await(world.paced(PACE));
            }
            return over;
        }, this::ended);
    }

    public void stop() {
        if (stop != null) {
            stop.cancel();
        }
    }

    private void ended(Ending<Boolean> ending) {
        following = false;
        if (ending instanceof Ending.Trouble<Boolean>(Problem why)) {
            problem.set(Optional.of(why));
        }
    }
}
