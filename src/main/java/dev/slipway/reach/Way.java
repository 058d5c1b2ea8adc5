package dev.slipway.reach;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk.Door;
import dev.slipway.reach.Walk.Outcome;
import dev.slipway.reach.Walk.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The whole way: what AWS tells of it, and what comes back when somebody really goes it. */
public record Way(Ladder ladder, Probe probe) {

    private static final String FAILED = "reach.http.appFailed";

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
        List<Rung> rungs = new ArrayList<>(walk.rungs());
        rungs.removeIf(rung -> rung.kind().compareTo(Kind.DNS) >= 0);
        boolean open = rungs.stream().allMatch(rung -> rung.state() == State.OK);
        rungs.addAll(said(probe.ask(address, patience).answer(), request, open));
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

    /** An answer of the program ends it, even one that says no; a load balancer without targets may find some yet. */
    private static boolean isOver(Walk walk) {
        boolean isAnswered = walk.rung(Kind.BODY).filter(rung -> rung.state() != State.NOT_REACHED).isPresent()
                && walk.rung(Kind.HTTP).filter(rung -> !rung.key().equals(FAILED)).isPresent();
        return walk.problem().isEmpty() && (isAnswered || walk.outcome() == Outcome.CLOSED_ON_PURPOSE);
    }

    private Walk round(int number, ReachRequest request, Duration patience, Consumer<Walk> told)
            throws ProblemException {
        List<Rung> rungs = new ArrayList<>(ladder.climb(request));
        List<String> groups = Ladder.securityGroups(rungs);
        Optional<Door> door = groups.isEmpty() ? Optional.empty() : Optional.of(new Door(groups, request.port()));
        Optional<URI> address = Ladder.address(rungs).map(request::at);
        if (address.isEmpty()) {
            rungs.addAll(List.of(Rung.notReached(Kind.TCP), Rung.notReached(Kind.HTTP), Rung.notReached(Kind.BODY)));
        } else {
            told.accept(new Walk(number, Stage.ASKING, rungs, address, door, Optional.empty()));
            boolean open = rungs.stream().allMatch(rung -> rung.state() == State.OK);
            rungs.addAll(said(probe.ask(address.get(), patience).answer(), request, open));
        }
        Walk walk = new Walk(number, Stage.DONE, rungs, address, door, Optional.empty());
        told.accept(walk);
        return walk;
    }

    private static List<Rung> said(Answer answer, ReachRequest request, boolean open) {
        return switch (answer) {
            case Answer.Answered it -> List.of(
                    Rung.ok(Kind.TCP, "reach.tcp.connected", request.port(), it.connecting().toMillis()),
                    status(it, request), body(it));
            case Answer.TimedOut it -> noConnection(Rung.broken(Kind.TCP,
                    open ? "reach.tcp.timedOutThoughOpen" : "reach.tcp.timedOut", request.port(),
                    it.waited().toSeconds()));
            case Answer.Refused _ -> noConnection(Rung.broken(Kind.TCP, "reach.tcp.refused", request.port()));
            case Answer.NoSuchHost it -> noConnection(Rung.broken(Kind.TCP, "reach.tcp.noSuchHost", it.host()));
            case Answer.Broken it when it.fault() == Probe.Fault.UNREACHABLE ->
                    noConnection(Rung.broken(Kind.TCP, "reach.tcp.unreachable", request.port()));
            case Answer.Broken it -> List.of(Rung.ok(Kind.TCP, "reach.tcp.open", request.port()),
                    Rung.broken(Kind.HTTP, "reach.http." + it.fault(), request.port()), Rung.notReached(Kind.BODY));
        };
    }

    private static List<Rung> noConnection(Rung tcp) {
        return List.of(tcp, Rung.notReached(Kind.HTTP), Rung.notReached(Kind.BODY));
    }

    private static Rung status(Answer.Answered answer, ReachRequest request) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Rung.ok(Kind.HTTP, "reach.http.ok", status, answer.answering().toMillis());
        }
        if (status == 404) {
            return Rung.broken(Kind.HTTP, "reach.http.notFound", request.path());
        }
        if (status >= 500) {
            return Rung.broken(Kind.HTTP, FAILED, status);
        }
        return status < 400 ? Rung.unknown(Kind.HTTP, "reach.http.elsewhere", status)
                : Rung.broken(Kind.HTTP, "reach.http.refused", status, request.path());
    }

    private static Rung body(Answer.Answered answer) {
        String shown = answer.body().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        State state = answer.status() < 300 ? State.OK : State.UNKNOWN;
        return shown.isEmpty() ? Rung.unknown(Kind.BODY, "reach.body.empty")
                : Rung.of(Kind.BODY, state, "reach.body.text", shown);
    }
}
