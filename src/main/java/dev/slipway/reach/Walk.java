package dev.slipway.reach;

import dev.slipway.change.Problem;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one round on the way has found so far.
 *
 * @param round   counted from 1
 * @param rungs   in the order of {@link Kind}; those of the network first, then, once asked, the answer's
 * @param asked   what is or was asked; empty when nothing may be: no address, or one that is not on the internet
 * @param door    where a rule would have to be added for somebody to get in; empty until the task is known
 * @param problem why AWS could not be looked at in this round; the rungs are then those of the round before
 */
public record Walk(int round, Stage stage, List<Rung> rungs, Optional<URI> asked, Optional<Door> door,
                   Optional<Problem> problem) {

    /** How far a round is. */
    public enum Stage {
        /** AWS is being looked at. */
        CLIMBING,
        /** The address is being asked. */
        ASKING,
        /** The round is whole. */
        DONE
    }

    /** What a round comes to. */
    public enum Outcome {
        /** The right answer came from here. */
        ANSWERED,
        /** Nobody of the internet is meant to get in. */
        CLOSED_ON_PURPOSE,
        /** A step is broken. */
        BROKEN,
        /** Nothing seen is broken, but no answer came either, or not all could be seen. */
        UNTOLD
    }

    /**
     * What lets questions in first: the load balancer where there is one, else the task.
     *
     * @param securityGroups ids; the one that Slipway made first
     * @param port           TCP, where questions come in there
     */
    public record Door(List<String> securityGroups, int port) {
        public Door {
            securityGroups = List.copyOf(securityGroups);
        }
    }

    public Walk {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(asked);
        Objects.requireNonNull(door);
        Objects.requireNonNull(problem);
        rungs = List.copyOf(rungs);
    }

    public Outcome outcome() {
        if (rung(Kind.BODY).filter(rung -> rung.state() == State.OK).isPresent()) {
            return Outcome.ANSWERED;
        }
        if (rungs.stream().anyMatch(rung -> rung.state() == State.BROKEN)) {
            return Outcome.BROKEN;
        }
        boolean isNobodyMeant = asked.isEmpty() || rung(Kind.TCP).filter(it -> it.state() == State.INTENDED).isPresent();
        return isNobodyMeant && rungs.stream().anyMatch(rung -> rung.state() == State.INTENDED)
                ? Outcome.CLOSED_ON_PURPOSE : Outcome.UNTOLD;
    }

    /** The step that has to be mended first. */
    public Optional<Rung> broken() {
        return rungs.stream().filter(rung -> rung.state() == State.BROKEN).findFirst();
    }

    public Optional<Rung> rung(Kind kind) {
        return rungs.stream().filter(rung -> rung.kind() == kind).findFirst();
    }
}
