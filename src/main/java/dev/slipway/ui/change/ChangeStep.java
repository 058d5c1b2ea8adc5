package dev.slipway.ui.change;

import dev.slipway.change.Applier;
import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.ui.Background;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Look, preview, apply, check for one operation: the state behind every {@link ChangeView}. Knows no toolkit nodes.
 *
 * @param <W> what is wanted
 */
public final class ChangeStep<W> {

    private final Background background;
    private final Source<W> source;
    private final ObservableValue<Optional<W>> wanted;
    private final ReadOnlyObjectWrapper<StepState<W>> state = new ReadOnlyObjectWrapper<>(new StepState.Asking<>());
    private final ObservableValue<Mark> mark = state.map(StepState::mark);
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private final LiveProgress progress;
    private Stop running;

    /** Where the operation and the applier of the account now connected come from. */
    public record Source<W>(Supplier<Operation<W>> operation, Supplier<Applier> applier) {}

    public ChangeStep(Background background, Source<W> source, ObservableValue<Optional<W>> wanted) {
        this.background = background;
        this.source = source;
        this.wanted = wanted;
        this.progress = new LiveProgress(background);
        wanted.addListener((_, _, _) -> forget());
        state.addListener((_, _, now) -> stopping.set(stopping.get() && now.mark() == Mark.BUSY));
    }

    public ReadOnlyObjectProperty<StepState<W>> state() {
        return state.getReadOnlyProperty();
    }

    /** How it stands at a glance. */
    public ObservableValue<Mark> mark() {
        return mark;
    }

    /** Log lines and parts of the apply under way. */
    public LiveProgress progress() {
        return progress;
    }

    /** What is wanted now; empty while an answer is missing or wrong. */
    public ObservableValue<Optional<W>> wanted() {
        return wanted;
    }

    /** The answers or the account have changed: what was seen before says nothing any more. */
    public void forget() {
        switch (state.get()) {
            case StepState.Applying<W> _, StepState.Asking<W> _ -> { }
            case StepState.Looking<W> _ -> {
                cancel();
                state.set(new StepState.Asking<>());
            }
            default -> state.set(new StepState.Asking<>());
        }
    }

    /** Reads what is there and shows the plan. Does nothing while answers are missing or work is under way. */
    public void look() {
        Optional<W> request = wanted.getValue();
        if (request.isEmpty() || isBusy()) {
            return;
        }
        state.set(new StepState.Looking<>());
        StepState<W> looking = state.get();
        Operation<W> operation = source.operation().get();
        running = background.start(_ -> operation.plan(request.get()), ending -> {
            if (state.get() == looking) {
                looked(ending);
            }
        });
    }

    /** Looks, unless something has been seen or is being done already: for a page that comes to the front. */
    public void lookOnce() {
        if (state.get() instanceof StepState.Asking<W>) {
            look();
        }
    }

    /** Applies the plan that is on the screen, and looks again. */
    public void apply() {
        if (!(state.get() instanceof StepState.Previewing<W>(Plan<W> plan)) || plan.isAllKept()) {
            return;
        }
        List<Change> done = new ArrayList<>();
        progress.restart(new LiveProgress.Listener() {
            @Override
            public void begins(Change change) {
                state.set(new StepState.Applying<>(plan, change, done));
            }

            @Override
            public void ends(Change change) {
                done.add(change);
                state.set(new StepState.Applying<>(plan, null, done));
            }
        });
        state.set(new StepState.Applying<>(plan, null, List.of()));
        Operation<W> operation = source.operation().get();
        Applier applier = source.applier().get();
        running = background.start(stop -> applyAndVerify(operation, applier, plan, stop),
                ending -> applied(ending, done));
    }

    /** Asks the work under way to stop; the state changes when it has. Until then it is {@link #stopping}. */
    public void cancel() {
        if (running != null && isBusy()) {
            stopping.set(true);
            running.cancel();
        }
    }

    /** Whether the work under way was asked to stop and has not yet. */
    public ReadOnlyBooleanProperty stopping() {
        return stopping.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return state.get().mark() == Mark.BUSY;
    }

    private StepState<W> applyAndVerify(Operation<W> operation, Applier applier, Plan<W> plan, Stop stop)
            throws ProblemException {
        Made made = applier.apply(operation, plan, progress.watching(stop));
        return new StepState.Checked<>(plan, made, applier.verify(operation, plan));
    }

    private void looked(Ending<Plan<W>> ending) {
        state.set(switch (ending) {
            case Ending.Answer<Plan<W>>(Plan<W> plan) -> new StepState.Previewing<>(plan);
            case Ending.Trouble<Plan<W>>(Problem problem) -> new StepState.Stuck<>(problem, List.of());
        });
    }

    private void applied(Ending<StepState<W>> ending, List<Change> done) {
        progress.flush();
        state.set(switch (ending) {
            case Ending.Answer<StepState<W>>(StepState<W> checked) -> checked;
            case Ending.Trouble<StepState<W>>(Problem problem) -> new StepState.Stuck<>(problem, done);
        });
    }
}
