package dev.slipway.ui.rollout;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Snapshot;
import dev.slipway.rollout.Timeline;
import dev.slipway.rollout.Watch;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Looks at the service again and again until told to stop; the state behind the watch. Knows no toolkit nodes. */
final class Watching {

    /** A watch that looks more seldom than this is hurried when somebody asks for it. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final ObservableValue<Optional<ServiceName>> service;
    private final ReadOnlyObjectWrapper<Timeline> timeline = new ReadOnlyObjectWrapper<>(Timeline.empty());
    private final ReadOnlyObjectWrapper<Optional<Judgement>> judgement =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> unrecorded =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> recorded = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<WatchSession> current = Optional.empty();
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

    /** What keeps the watch from being recorded; it goes on without. */
    ReadOnlyObjectProperty<Optional<Problem>> unrecorded() {
        return unrecorded.getReadOnlyProperty();
    }

    /** The file that this watch is recorded in, for a replay or an export. */
    ReadOnlyObjectProperty<Optional<Path>> recorded() {
        return recorded.getReadOnlyProperty();
    }

    /** Goes on where it was, or where the last watch of the service was; one that runs calmly looks at once. */
    void start() {
        wished = true;
        Optional<WatchSession> session = session();
        if (session.isEmpty()) {
            return;
        }
        if (running.get()) {
            hurry();
            return;
        }
        running.set(true);
        stop = workspace.background().start(wish -> watch(session.get(), wish), this::ended);
    }

    /** Empty without a world or a service. */
    private Optional<WatchSession> session() {
        World world = workspace.world().get();
        if (current.isEmpty() && world != null) {
            current = service.getValue().map(name -> new WatchSession(world, name));
        }
        return current;
    }

    private void hurry() {
        if (current.filter(WatchSession::isSlow).isPresent()) {
            cancel();
        }
    }

    /** Watches the deployment that a plan has started, if it has, whatever else is deployed meanwhile. */
    void follow(StepState.Checked<?> done) {
        Optional<WatchSession> session = session();
        Started.of(done, workspace.world().get().tools().clock().instant())
                .ifPresent(started -> session.ifPresent(it -> it.follow(Optional.of(started))));
        start();
    }

    /** Watches whatever deployment is the service's newest. */
    void followNewest() {
        session().ifPresent(it -> it.follow(Optional.empty()));
        start();
    }

    /** How the deployment that is followed stands, or the newest if none is. */
    Judgement judge(Timeline all) {
        return current.map(session -> session.judge(all)).orElseGet(() -> Judgement.of(all));
    }

    private boolean watch(WatchSession session, Stop wish) throws ProblemException {
        World world = session.world();
        try (Writing writing = new Writing(world, session.service(),
                (file, problem) -> recorded(session, file, problem))) {
            session.resume(writing);
            Watch watch = new Watch(world.account(), workspace.background().together(), world.tools().clock(),
                    session.service(), session.seen());
            while (!wish.isCancelled()) {
                writing.follow(session.followed());
                Snapshot look = watch.look();
                session.add(look);
                writing.add(look);
                tell(session.seen(), session.judge(session.seen()), wish);
                session.setSlow(watch.untilNext().compareTo(SLOW) > 0);
                wish.await(world.paced(watch.untilNext()));
            }
        }
        return true;
    }

    private void recorded(WatchSession session, Optional<Path> file, Optional<Problem> problem) {
        workspace.background().onScreen(() -> {
            if (current.filter(session::equals).isPresent()) {
                recorded.set(file);
                unrecorded.set(problem);
            }
        });
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
        current = Optional.empty();
        timeline.set(Timeline.empty());
        judgement.set(Optional.empty());
        recorded.set(Optional.empty());
        unrecorded.set(Optional.empty());
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
