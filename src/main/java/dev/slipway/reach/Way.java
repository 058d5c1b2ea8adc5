package dev.slipway.reach;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk.Outcome;
import dev.slipway.reach.Walk.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The whole way: what AWS tells of it, and what comes back when somebody really goes it. */
public record Way(Ladder ladder, Probe probe) {

    /**
     * How rounds are repeated.
     *
     * @param patience  for connecting, and as long again for the answer
     * @param between   from one round's end to the next one's beginning
     * @param pause     how that time is waited
     * @param isStopped asked between and within rounds
     */
    public record Repeating(Duration patience, Duration between, Pause pause, BooleanSupplier isStopped) {}

    /** One round, from the task to the body of the answer; told of nothing on the way. */
    public Walk walk(ReachRequest request, Duration patience) throws ProblemException {
        return walk(request, patience, _ -> {});
    }

    /**
     * One round. A time-out means the network, a refusal the program or its port, 404 the path, 5xx the program.
     *
     * @param patience for connecting, and as long again for the answer
     * @param told     what is known so far, whenever that grows, on the calling thread; the last one is the answer, too
     * @throws ProblemException when AWS was not reached, or refused for another reason than missing rights
     */
    public Walk walk(ReachRequest request, Duration patience, Consumer<Walk> told) throws ProblemException {
        return round(1, request, patience, told);
    }

    /**
     * Round after round until the service answers, is seen to be closed on purpose, or somebody stops it. Blocks; each
     * round looks at AWS again, since tasks and their addresses change. A round in which AWS cannot be asked is told
     * with its problem and not the last.
     *
     * @param told as in {@link #walk(ReachRequest, Duration, Consumer)}
     * @return the last round that was begun
     * @throws ProblemException only when the waiting is interrupted
     */
    public Walk walkUntilAnswered(ReachRequest request, Repeating how, Consumer<Walk> told) throws ProblemException {
        Walk last = new Walk(0, Stage.DONE, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        do {
            if (last.round() > 0) {
                how.pause().of(how.between());
            }
            if (!how.isStopped().getAsBoolean()) {
                last = roundOrProblem(last, request, how, told);
            }
        } while (!isOver(last) && !how.isStopped().getAsBoolean());
        return last;
    }

    /**
     * Asks an address that somebody has clicked, and puts what comes back in place of the round's own answer. For what
     * a round does not ask by itself: where a redirect leads, or a private address, which may be another machine's here.
     *
     * @param address {@code http} or {@code https}
     */
    public Walk ask(Walk walk, URI address, ReachRequest request, Duration patience) {
        List<Rung> climbed = walk.rungs().stream().filter(rung -> rung.kind().compareTo(Kind.DNS) < 0).toList();
        Climb climb = new Climb(climbed, Optional.of(address), walk.door(), Optional.empty(), false);
        List<Rung> rungs = new AnswerRungs(request, climb, address).of(probe.ask(address, patience));
        return new Walk(walk.round(), Stage.DONE, rungs, Optional.of(address), walk.door(), Optional.empty());
    }

    private Walk roundOrProblem(Walk last, ReachRequest request, Repeating how, Consumer<Walk> told)
            throws ProblemException {
        try {
            return round(last.round() + 1, request, how.patience(), told);
        } catch (ProblemException e) {
            if (e.problem() instanceof ChangeProblem.Cancelled) {
                throw e;
            }
            Walk stuck = new Walk(last.round() + 1, Stage.DONE, last.rungs(), last.asked(), last.door(),
                    Optional.of(e.problem()));
            told.accept(stuck);
            return stuck;
        }
    }

    /** An answer ends it, even one that says no; one that says that the program has failed has no body that counts. */
    private static boolean isOver(Walk walk) {
        boolean isAnswered = walk.rung(Kind.BODY).filter(rung -> rung.state() != State.NOT_REACHED).isPresent();
        return walk.problem().isEmpty() && (isAnswered || walk.outcome() == Outcome.CLOSED_ON_PURPOSE);
    }

    private Walk round(int number, ReachRequest request, Duration patience, Consumer<Walk> told)
            throws ProblemException {
        Climb climb = ladder.climb(request);
        List<Rung> rungs = climb.rungs();
        if (climb.address().isPresent()) {
            URI address = climb.address().get();
            told.accept(new Walk(number, Stage.ASKING, rungs, climb.address(), climb.door(), Optional.empty()));
            rungs = new AnswerRungs(request, climb, address).of(probe.ask(address, patience));
        } else {
            rungs = Climb.filled(rungs, List.of(Kind.TCP, Kind.HTTP, Kind.BODY));
        }
        Walk walk = new Walk(number, Stage.DONE, rungs, climb.address(), climb.door(), Optional.empty());
        told.accept(walk);
        return walk;
    }
}
