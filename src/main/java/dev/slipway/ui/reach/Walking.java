package dev.slipway.ui.reach;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Ladder;
import dev.slipway.reach.ReachRequest;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Walk;
import dev.slipway.reach.Walk.Outcome;
import dev.slipway.reach.Way;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Background.Stop;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.change.Mark;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Walks the way to the container, once or until it answers, and keeps what was found. Knows no toolkit nodes. */
final class Walking {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Walk>> walk = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Instant>> tryingSince =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableValue<Mark> mark = Bindings.createObjectBinding(this::markNow, walk, problem, busy);
    private final ObservableValue<Optional<Cidr>> me;
    private Optional<Stop> underWay = Optional.empty();
    private int begun;
    private boolean wasTrying;

    /** A round or several, as {@link Way} goes them. */
    @FunctionalInterface
    private interface Rounds {
        Walk go(Way way, ReachRequest request, Stop stop, Consumer<Walk> told) throws ProblemException;
    }

    /** @param me where questions come from, as far as somebody has said so */
    Walking(Workspace workspace, ObservableValue<Optional<Cidr>> me) {
        this.workspace = workspace;
        this.me = me;
        workspace.world().addListener((_, _, _) -> {
            stop();
            wasTrying = false;
            walk.set(Optional.empty());
            problem.set(Optional.empty());
        });
    }

    /** What the newest round has found so far; empty before the first. */
    ReadOnlyObjectProperty<Optional<Walk>> newest() {
        return walk.getReadOnlyProperty();
    }

    /** Why the last round could not be gone. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Since when rounds follow each other; empty while they do not. By this computer's clock. */
    ReadOnlyObjectProperty<Optional<Instant>> tryingSince() {
        return tryingSince.getReadOnlyProperty();
    }

    ObservableValue<Mark> mark() {
        return mark;
    }

    /** One round; nothing while one is under way. */
    void walk() {
        start((way, request, _, told) -> way.walk(request, PATIENCE, told));
    }

    /** Round after round until the service answers, is seen to be closed on purpose, or {@link #stop} is called. */
    void keepTrying() {
        World world = workspace.world().get();
        if (world == null || busy.get()) {
            return;
        }
        wasTrying = false;
        tryingSince.set(Optional.of(Instant.now()));
        Duration between = world.paced(BETWEEN);
        start((way, request, stop, told) -> way.walkUntilAnswered(request,
                new Way.Repeating(PATIENCE, between, stop::await, stop::isCancelled), told));
    }

    /** The page comes to the front: goes on trying where it was left trying, else looks once. */
    void resume() {
        if (wasTrying) {
            keepTrying();
        } else {
            walk();
        }
    }

    /** The page leaves the front, and with it what is under way. */
    void pause() {
        boolean isTrying = tryingSince.get().isPresent();
        stop();
        wasTrying = isTrying;
    }

    /** Asks an address that is not asked unasked: where a redirect leads, or a private one. */
    void ask(URI address) {
        walk.get().ifPresent(now -> start((way, request, _, _) -> way.ask(now, address, request, PATIENCE)));
    }

    /** What is under way is of no interest any more. */
    void stop() {
        underWay.ifPresent(Stop::cancel);
        underWay = Optional.empty();
        begun++;
        tryingSince.set(Optional.empty());
        busy.set(false);
    }

    private void start(Rounds rounds) {
        World world = workspace.world().get();
        if (world == null || busy.get()) {
            return;
        }
        ReachRequest request = request(workspace.pipeline().get());
        Way way = new Way(new Ladder(world.account(), workspace.background().together()), world.tools().probe());
        busy.set(true);
        int own = ++begun;
        underWay = Optional.of(workspace.background().start(
                stop -> rounds.go(way, request, stop, now -> tell(now, own)), ending -> walked(ending, own)));
    }

    private ReachRequest request(Pipeline pipeline) {
        return new ReachRequest(pipeline.target().cluster(), pipeline.target().service(), pipeline.app().port(),
                pipeline.app().path()).from(me.getValue().map(List::of).orElse(List.of()));
    }

    private void tell(Walk now, int of) {
        workspace.background().onScreen(() -> {
            if (of == begun) {
                walk.set(Optional.of(now));
                problem.set(now.problem());
            }
        });
    }

    private void walked(Ending<Walk> ending, int of) {
        if (of != begun) {
            return;
        }
        tryingSince.set(Optional.empty());
        busy.set(false);
        switch (ending) {
            case Ending.Answer<Walk>(Walk found) -> {
                walk.set(Optional.of(found));
                problem.set(found.problem());
                workspace.brokenRung().set(found.rungs().stream().filter(rung -> rung.state() == Rung.State.BROKEN)
                        .map(rung -> rung.kind().name()).findFirst());
            }
            case Ending.Trouble<Walk>(Problem why) -> problem.set(Optional.of(why));
        }
    }

    private Mark markNow() {
        if (busy.get()) {
            return Mark.BUSY;
        }
        if (problem.get().isPresent()) {
            return Mark.TROUBLE;
        }
        return walk.get().map(Walk::outcome).map(Walking::mark).orElse(Mark.OPEN);
    }

    /** Closed on purpose is an answer, though not the one that the set-up ends with. */
    static Mark mark(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Mark.DONE;
            case CLOSED_ON_PURPOSE, UNTOLD -> Mark.OPEN;
            case BROKEN -> Mark.TROUBLE;
        };
    }
}
