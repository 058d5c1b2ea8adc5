package dev.slipway.ui.github;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.github.RunAddress;
import dev.slipway.github.RunSnapshot;
import dev.slipway.github.RunWatch;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Follows one workflow run until it is over: the folder's commit's, or a chosen one. Knows no toolkit nodes. */
public final class RunFollowing {

    private static final Duration PACE = Duration.ofSeconds(4);

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<RunSnapshot>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private RepositoryName repository;
    private Following now;

    public RunFollowing(Workspace workspace) {
        this.workspace = workspace;
        workspace.world().addListener((_, _, _) -> {
            stop();
            run.set(Optional.empty());
            problem.set(Optional.empty());
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

    /** Whose run it is. */
    RepositoryName repository() {
        return repository;
    }

    /** Follows the run of the commit that HEAD is at now. */
    public void start() {
        Pipeline pipeline = workspace.pipeline().get();
        if (pipeline != null) {
            follow(pipeline.repository(), world -> RunWatch.ofCommit(world.code().gitHub(), pipeline.repository(),
                    pipeline.files().workflow(), world.code().git().state(world.code().folder()).head()));
        }
    }

    /** Follows this run instead of whatever was followed. */
    void start(RunAddress address) {
        follow(address.repository(),
                world -> RunWatch.ofRun(world.code().gitHub(), address.repository(), address.id()));
    }

    /** Follows the same run on, which begins again. */
    void goOn() {
        run.get().flatMap(RunSnapshot::run).ifPresent(it -> start(new RunAddress(repository, it.id())));
    }

    public void stop() {
        if (now != null) {
            now.stop.cancel();
            now = null;
        }
    }

    /** Finds what is to be followed; in the background, since git is asked. */
    @FunctionalInterface
    private interface Finding {
        RunWatch in(World world) throws ProblemException;
    }

    private void follow(RepositoryName whose, Finding finding) {
        World world = workspace.world().get();
        if (world == null) {
            return;
        }
        stop();
        repository = whose;
        problem.set(Optional.empty());
        Following begun = new Following();
        now = begun;
        begun.stop = workspace.background().start(wish -> {
            RunWatch watch = finding.in(world);
            boolean over = false;
            while (!wish.isCancelled() && !over) {
                RunSnapshot seen = watch.look();
                workspace.background().onScreen(() -> show(begun, seen));
                over = seen.isOver();
                if (!over) {
                    wish.await(world.paced(PACE));
                }
            }
            return over;
        }, ending -> ended(begun, ending));
    }

    private void show(Following seen, RunSnapshot snapshot) {
        if (now == seen) {
            run.set(Optional.of(snapshot));
        }
    }

    private void ended(Following seen, Ending<Boolean> ending) {
        if (now == seen && ending instanceof Ending.Trouble<Boolean>(Problem why)) {
            run.set(Optional.empty());
            problem.set(Optional.of(why));
        }
    }

    /** What is followed at the moment; what was followed before has nothing more to say. */
    private static final class Following {
        private Stop stop;
    }
}
