package dev.slipway.ui.reach;

import dev.slipway.change.Problem;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.ReachRequest;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Way;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Walks the way to the container and keeps what was found. Knows no toolkit nodes. */
final class Walking {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Rung>> rungs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObservableValue<Mark> mark = Bindings.createObjectBinding(this::markNow, rungs, problem, busy);

    Walking(Workspace workspace) {
        this.workspace = workspace;
        workspace.world().addListener((_, _, _) -> {
            rungs.set(List.of());
            problem.set(Optional.empty());
        });
    }

    /** From the task to the body of the answer; empty before the first walk. */
    ReadOnlyObjectProperty<List<Rung>> rungs() {
        return rungs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ObservableValue<Mark> mark() {
        return mark;
    }

    void walk() {
        World world = workspace.world().get();
        if (world == null || busy.get()) {
            return;
        }
        Pipeline pipeline = workspace.pipeline().get();
        ReachRequest request = new ReachRequest(pipeline.target().cluster(), pipeline.target().service(),
                pipeline.app().port(), pipeline.app().path());
        Way way = new Way(new Ladder(world.account(), workspace.background().together()), world.tools().probe());
        busy.set(true);
        workspace.background().start(_ -> way.walk(request, PATIENCE), this::walked);
    }

    private void walked(Ending<List<Rung>> ending) {
        busy.set(false);
        switch (ending) {
            case Ending.Answer<List<Rung>>(List<Rung> found) -> {
                problem.set(Optional.empty());
                rungs.set(found);
                workspace.brokenRung().set(found.stream().filter(rung -> rung.state() == Rung.State.BROKEN)
                        .map(rung -> rung.kind().name()).findFirst());
            }
            case Ending.Trouble<List<Rung>>(Problem why) -> problem.set(Optional.of(why));
        }
    }

    private Mark markNow() {
        if (busy.get()) {
            return Mark.BUSY;
        }
        if (rungs.get().isEmpty() && problem.get().isEmpty()) {
            return Mark.OPEN;
        }
        boolean whole = problem.get().isEmpty()
                && rungs.get().stream().allMatch(rung -> rung.state() == Rung.State.OK);
        return whole ? Mark.DONE : Mark.TROUBLE;
    }
}
