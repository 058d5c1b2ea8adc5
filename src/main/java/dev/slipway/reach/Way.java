package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole way: what AWS tells of it, and what comes back when somebody really goes it. */
public record Way(Ladder ladder, Probe probe) {

    /**
     * All steps from the task to the body of the answer. A time-out means the network, a refusal the program or its
     * port, 404 the path, 5xx the program.
     *
     * @param patience for connecting, and as long again for the answer
     * @throws ProblemException when AWS was not reached, or refused for another reason than missing rights
     */
    public List<Rung> walk(ReachRequest request, Duration patience) throws ProblemException {
        List<Rung> rungs = new ArrayList<>(ladder.climb(request));
        Optional<String> address = Ladder.address(rungs);
        if (address.isEmpty()) {
            rungs.addAll(List.of(Rung.notReached(Kind.TCP), Rung.notReached(Kind.HTTP), Rung.notReached(Kind.BODY)));
            return rungs;
        }
        boolean open = rungs.stream().allMatch(rung -> rung.state() == State.OK);
        rungs.addAll(said(probe.ask(request.at(address.get()), patience), request, open));
        return rungs;
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
            return Rung.broken(Kind.HTTP, "reach.http.appFailed", status);
        }
        return status < 400 ? Rung.unknown(Kind.HTTP, "reach.http.elsewhere", status)
                : Rung.broken(Kind.HTTP, "reach.http.refused", status, request.path());
    }

    private static Rung body(Answer.Answered answer) {
        String shown = answer.body().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        State state = answer.status() < 300 ? State.OK : State.UNKNOWN;
        return shown.isEmpty() ? Rung.unknown(Kind.BODY, "reach.body.empty")
                : new Rung(Kind.BODY, state, "reach.body.text", List.of(shown));
    }
}
