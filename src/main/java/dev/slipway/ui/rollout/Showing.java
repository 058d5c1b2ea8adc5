package dev.slipway.ui.rollout;

import dev.slipway.change.Problem;
import dev.slipway.rollout.Judgement;
import dev.slipway.rollout.Replay;
import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the views show: the watch as it goes on, or a past moment of its recording. Knows no toolkit nodes. */
final class Showing {

    private final Watching watching;
    private final ReadOnlyObjectWrapper<Timeline> timeline = new ReadOnlyObjectWrapper<>(Timeline.empty());
    private final ReadOnlyObjectWrapper<Optional<Judgement>> judgement =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> past = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Instant>> moments = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Replay> reader;
    private final Latest<Moment> going;
    private final List<Timeline> meanwhile = new ArrayList<>();
    private Optional<Replay> replay = Optional.empty();
    private boolean isOpen;
    private boolean isOutdated;
    private boolean isNow = true;

    Showing(Workspace workspace, Watching watching) {
        this.watching = watching;
        this.reader = new Latest<>(workspace.background(), this::read);
        this.going = new Latest<>(workspace.background(), this::arrived);
        watching.timeline().addListener((_, _, now) -> looked(now));
        watching.recorded().addListener((_, _, now) -> now.ifPresent(_ -> refresh()));
        // a look that came with the wish to stop is in the recording only
        watching.running().addListener((_, _, isRunning) -> {
            if (!isRunning) {
                refresh();
            }
        });
        watching.service().addListener((_, _, _) -> forget());
        workspace.world().addListener((_, _, _) -> forget());
        showLive();
    }

    /** A look of the past and what was known after it. */
    private record Moment(Instant at, Timeline timeline, Optional<Judgement> judgement) {}

    private Moment moment(Instant at, Timeline then) {
        return new Moment(at, then,
                then.deployments().isEmpty() ? Optional.empty() : Optional.of(watching.judge(then)));
    }

    ReadOnlyObjectProperty<Timeline> timeline() {
        return timeline.getReadOnlyProperty();
    }

    /** Always of {@link #timeline}, and set before it. */
    ReadOnlyObjectProperty<Optional<Judgement>> judgement() {
        return judgement.getReadOnlyProperty();
    }

    /** The moment that is shown; empty while the watch itself is. */
    ReadOnlyObjectProperty<Optional<Instant>> past() {
        return past.getReadOnlyProperty();
    }

    /** When each recorded look was, oldest first; none before {@link #open}. */
    ReadOnlyObjectProperty<List<Instant>> moments() {
        return moments.getReadOnlyProperty();
    }

    /** Which of the {@link #moments} is wished for, from 1; the last one while the watch is shown, 0 without any. */
    ReadOnlyIntegerProperty place() {
        return place.getReadOnlyProperty();
    }

    /** Whether the recording is being read. */
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** What keeps the recording from being shown. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Somebody wants to see the recording: reads it the first time. */
    void open() {
        if (!isOpen) {
            isOpen = true;
            refresh();
        }
    }

    /** Shows what was known after so many looks, from 1; the last one is the present, which goes on. */
    void choose(int looked) {
        if (replay.isEmpty() || looked == place.get()) {
            return;
        }
        if (looked >= moments.get().size()) {
            now();
            return;
        }
        Replay of = replay.get();
        int wanted = Math.max(1, looked);
        Instant at = moments.get().get(wanted - 1);
        isNow = false;
        place.set(wanted);
        going.next(_ -> moment(at, of.after(wanted)));
    }

    /** Shows the watch again. */
    void now() {
        going.drop();
        isNow = true;
        place.set(moments.get().size());
        showLive();
        if (isOutdated) {
            refresh();
        }
    }

    private void looked(Timeline now) {
        replay = replay.map(it -> it.with(now));
        if (reading.get()) {
            meanwhile.add(now);
        }
        count();
        if (isNow) {
            showLive();
        }
    }

    private void showLive() {
        past.set(Optional.empty());
        judgement.set(watching.judgement().get());
        timeline.set(watching.timeline().get());
    }

    private void arrived(Ending<Moment> ending) {
        switch (ending) {
            case Ending.Answer<Moment>(Moment moment) -> {
                past.set(Optional.of(moment.at()));
                judgement.set(moment.judgement());
                timeline.set(moment.timeline());
            }
            case Ending.Trouble<Moment>(Problem why) -> {
                problem.set(Optional.of(why));
                now();
            }
        }
    }

    /** Reads the recording anew; a past moment that is being looked at stays, and this waits until it is left. */
    private void refresh() {
        isOutdated = !isNow;
        if (!isOpen || !isNow || watching.recorded().get().isEmpty()) {
            return;
        }
        Path file = watching.recorded().get().get();
        meanwhile.clear();
        reading.set(true);
        reader.instead(_ -> Replay.read(file));
    }

    private void read(Ending<Replay> ending) {
        reading.set(false);
        switch (ending) {
            case Ending.Answer<Replay>(Replay all) -> {
                Replay whole = all;
                for (Timeline look : meanwhile) {
                    whole = whole.with(look);
                }
                problem.set(Optional.empty());
                isOutdated = !isNow;
                replay = isNow ? Optional.of(whole) : replay;
                count();
            }
            case Ending.Trouble<Replay>(Problem why) -> problem.set(Optional.of(why));
        }
        meanwhile.clear();
    }

    /** The places there are now; whoever looks at the present stays there. */
    private void count() {
        moments.set(replay.map(Replay::moments).orElse(List.of()));
        if (isNow) {
            place.set(moments.get().size());
        }
    }

    private void forget() {
        reader.drop();
        reading.set(false);
        meanwhile.clear();
        replay = Optional.empty();
        problem.set(Optional.empty());
        isOutdated = false;
        moments.set(List.of());
        now();
    }
}
