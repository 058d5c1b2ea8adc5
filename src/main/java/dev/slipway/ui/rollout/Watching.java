package dev.slipway.ui.rollout;

import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.rollout.Watch;
import dev.slipway.rollout.WatchPace;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Looks at the service again and again until told to stop; the state behind the watch. Knows no toolkit nodes. */
final class Watching {

    private final Workspace workspace;
    private final ObservableValue<Optional<ServiceName>> service;
    private final ReadOnlyObjectWrapper<Timeline> timeline = new ReadOnlyObjectWrapper<>(Timeline.empty());
    private final ReadOnlyObjectWrapper<Optional<Judgement>> judgement =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Stop stop;
    private boolean wished;

    /** @param service another one begins a new watch */
    Watching(Workspace workspace, ObservableValue<Optional<ServiceName>> service) {
        this.workspace = workspace;
        this.service = service;
        workspace.world().addListener((_, _, _) -> forget());
        service.addListener((_, _, _) -> forget());
    }

    ObservableValue<Optional<ServiceName>> service() {
        return service;
    }

    ReadOnlyObjectProperty<Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Judgement>> judgement() {
        return judgement.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Goes on where it was; what has been seen stays. */
    void start() {
        wished = true;
        World world = workspace.world().get();
        if (world == null || running.get() || service.getValue().isEmpty()) {
            return;
        }
        Watch watch = new Watch(world.account(), workspace.background().together(), world.tools().clock(),
                service.getValue().get());
        Timeline seen = timeline.get();
        running.set(true);
        stop = workspace.background().start(wish -> {
            Timeline all = seen;
            WatchPace pace = WatchPace.start();
            while (!wish.isCancelled()) {
                Snapshot look = watch.look();
                all = all.with(look);
                Judgement now = Judgement.of(all);
                tell(all, now, wish);
                pace = pace.after(look, now);
                wish.await(world.paced(pace.delay()));
            }
            return true;
        }, this::ended);
    }

    void stop() {
        wished = false;
        cancel();
    }

    private void cancel() {
        if (stop != null) {
            stop.cancel();
        }
    }

    /** Another service or world: the watch that is under way ends, and begins anew if it is still wished for. */
    private void forget() {
        cancel();
        timeline.set(Timeline.empty());
        judgement.set(Optional.empty());
        if (wished) {
            start();
        }
    }

    private void ended(Ending<Boolean> ending) {
        running.set(false);
        wished = wished && ending instanceof Ending.Answer<Boolean>;
        if (wished) {
            start();
        }
    }

    private void tell(Timeline all, Judgement now, Stop wish) {
        workspace.background().onScreen(() -> {
            if (!wish.isCancelled()) {
                judgement.set(all.deployments().isEmpty() ? Optional.empty() : Optional.of(now));
                timeline.set(all);
            }
        });
    }
}
