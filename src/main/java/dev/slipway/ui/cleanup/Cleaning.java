package dev.slipway.ui.cleanup;

import dev.slipway.change.Problem;
import dev.slipway.cleanup.Leftover;
import dev.slipway.cleanup.Leftovers;
import dev.slipway.cleanup.Remains;
import dev.slipway.cleanup.Teardown;
import dev.slipway.cleanup.TeardownRequest;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.ChangeStep;
import dev.slipway.ui.change.StepState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What is left, what the user wants to keep of it, and the plan that removes the rest. Knows no toolkit nodes. */
final class Cleaning {

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Remains>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Set<String>> spared = new ReadOnlyObjectWrapper<>(Set.of());
    private final ObservableValue<Optional<Remains>> remains;
    private final ChangeStep<TeardownRequest> step;

    Cleaning(Workspace workspace) {
        this.workspace = workspace;
        BooleanBinding isLooked = Bindings.createBooleanBinding(() -> seen.get().isPresent(), seen);
        this.remains = Bindings.createObjectBinding(() -> seen.get().map(it -> it.sparing(spared.get())), seen, spared);
        this.step = workspace.step(world -> teardown(workspace, world), Bindings.createObjectBinding(
                () -> request(workspace.pipeline().get()), workspace.pipeline(), spared, isLooked));
        workspace.world().addListener((_, _, _) -> {
            seen.set(Optional.empty());
            problem.set(Optional.empty());
            spared.set(Set.of());
        });
        step.state().addListener((_, _, now) -> {
            if (now instanceof StepState.Checked<TeardownRequest> || now instanceof StepState.Stuck<TeardownRequest>) {
                lookBeside();
            }
        });
    }

    /** Waits in the world's own time: practice seconds pass faster than real ones. */
    static Teardown teardown(Workspace workspace, World world) {
        return new Teardown(new Leftovers(world.account(), workspace.background().together(),
                time -> workspace.pause().of(world.paced(time))), world.records().ledger());
    }

    private Optional<TeardownRequest> request(Pipeline pipeline) {
        return pipeline == null || seen.get().isEmpty() ? Optional.empty()
                : Optional.of(new TeardownRequest(pipeline, spared.get()));
    }

    /** Empty before the first look. */
    ObservableValue<Optional<Remains>> remains() {
        return remains;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<String>> spared() {
        return spared.getReadOnlyProperty();
    }

    ChangeStep<TeardownRequest> step() {
        return step;
    }

    void spare(Leftover leftover, boolean stays) {
        Set<String> now = new HashSet<>(spared.get());
        if (stays ? now.add(leftover.thing().id()) : now.remove(leftover.thing().id())) {
            spared.set(Set.copyOf(now));
        }
    }

    /** Looks at what is there; the plan on the screen is made anew. */
    void look() {
        if (step.isBusy()) {
            return;
        }
        step.forget();
        lookBeside();
    }

    /** Looks without touching what the plan says of itself. */
    private void lookBeside() {
        World world = workspace.world().get();
        if (world == null || busy.get()) {
            return;
        }
        Teardown teardown = teardown(workspace, world);
        TeardownRequest everything = TeardownRequest.everything(workspace.pipeline().get());
        busy.set(true);
        workspace.background().start(_ -> teardown.look(everything), ending -> looked(world, ending));
    }

    private void looked(World asked, Ending<Remains> ending) {
        busy.set(false);
        if (asked != workspace.world().get()) {
            look();
            return;
        }
        switch (ending) {
            case Ending.Answer<Remains>(Remains found) -> {
                problem.set(Optional.empty());
                seen.set(Optional.of(found));
            }
            case Ending.Trouble<Remains>(Problem why) -> problem.set(Optional.of(why));
        }
    }
}
