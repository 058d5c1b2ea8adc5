package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import dev.slipway.reach.Walk.Door;
import dev.slipway.reach.Walk.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks as a test wants them: the usual way, all of it well but for what is said. */
final class Walks {

    private static final List<Kind> DIRECT = List.of(Kind.TASK, Kind.INTERFACE, Kind.ADDRESS, Kind.ROUTE,
            Kind.NETWORK_ACL, Kind.SECURITY_GROUP, Kind.TCP, Kind.HTTP, Kind.BODY);

    private Walks() {}

    static Walk with(Rung... others) {
        List<Rung> rungs = new ArrayList<>(DIRECT.stream().map(kind -> rung(kind, State.OK, "reach.ok")).toList());
        for (Rung other : others) {
            rungs.removeIf(rung -> rung.kind() == other.kind());
            rungs.add(other);
        }
        return new Walk(1, Stage.DONE, rungs, Optional.of(URI.create("http://203.0.113.7:8080/api/hello")),
                Optional.of(new Door(List.of("sg-1"), 8080)), Optional.empty());
    }

    /** One to which no body came. */
    static Walk unanswered(Rung... others) {
        List<Rung> all = new ArrayList<>(List.of(others));
        all.add(rung(Kind.BODY, State.NOT_REACHED, "reach.notReached"));
        return with(all.toArray(Rung[]::new));
    }

    static Rung rung(Kind kind, State state, String key, Fact... looked) {
        return new Rung(kind, state, key, List.of(), List.of(looked), List.of());
    }

    static Rung because(Kind kind, String key, String... causes) {
        return new Rung(kind, State.BROKEN, key, List.of(), List.of(), List.of(causes).stream()
                .map(cause -> Note.info("reach.cause." + cause)).toList());
    }

    static Fact fact(Fact.Label label, String value, boolean decides) {
        return new Fact(label, value, "", Optional.empty(), decides);
    }
}
