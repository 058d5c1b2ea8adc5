package dev.slipway.ui.connect;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Connector;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Connects to an account and looks around; the state behind step 1. Knows no toolkit nodes. */
final class Connecting {

    private final Workspace workspace;
    private final Connector connector;
    private final ConnectForm form;
    private final ReadOnlyObjectWrapper<ConnectState> state =
            new ReadOnlyObjectWrapper<>(new ConnectState.NotYet());

    private Runnable following = () -> { };

    private record Arrival(World world, Surroundings surroundings) {}

    Connecting(Workspace workspace, Connector connector, ConnectForm form) {
        this.workspace = workspace;
        this.connector = connector;
        this.form = form;
    }

    ReadOnlyObjectProperty<ConnectState> state() {
        return state.getReadOnlyProperty();
    }

    /** As {@link #connect()}, and then what is to follow; it does not when that is refused. */
    void connect(Runnable then) {
        following = then;
        connect();
        if (!(state.get() instanceof ConnectState.Connecting)) {
            following = () -> { };
        }
    }

    /** Does nothing while an answer is wrong or connecting is under way. */
    void connect() {
        boolean practice = form.practice().get();
        Optional<Connector.Request> request = form.wanted();
        if (state.get() instanceof ConnectState.Connecting || !practice && request.isEmpty()) {
            return;
        }
        state.set(new ConnectState.Connecting());
        workspace.background().start(_ -> {
            World world = practice ? connector.practice(workspace.calls())
                    : connector.real(request.orElseThrow(), workspace.calls());
            return new Arrival(world, around(world));
        }, this::arrived);
    }

    /** Looks around again without connecting anew: Docker may have been started meanwhile. */
    void lookAround() {
        World world = workspace.world().get();
        if (world == null || state.get() instanceof ConnectState.Connecting) {
            return;
        }
        workspace.background().start(_ -> new Arrival(world, around(world)), ending -> {
            if (ending instanceof Ending.Answer<Arrival>(Arrival arrival)
                    && state.get() instanceof ConnectState.Connected) {
                state.set(new ConnectState.Connected(arrival.surroundings()));
            }
        });
    }

    private Surroundings around(World world) throws ProblemException {
        return Surroundings.of(world, workspace.background().together());
    }

    private void arrived(Ending<Arrival> ending) {
        Runnable then = following;
        following = () -> { };
        switch (ending) {
            case Ending.Answer<Arrival>(Arrival arrival) -> {
                workspace.enter(arrival.world());
                state.set(new ConnectState.Connected(arrival.surroundings()));
                then.run();
            }
            case Ending.Trouble<Arrival>(Problem problem) -> state.set(new ConnectState.Refused(problem));
        }
    }
}
