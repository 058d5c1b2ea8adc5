package dev.slipway.reach;

import dev.slipway.change.Note;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Probe.Answer;
import dev.slipway.reach.Probe.Fault;
import dev.slipway.reach.Probe.Lookup;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came back from an address, as steps of the way, each with what is likely behind it given the steps before. */
record AnswerRungs(ReachRequest request, Climb climb, URI address) {

    /** All rungs; those that were in doubt are not, once a connection has come through. */
    List<Rung> of(Probe.Reply reply) {
        List<Rung> rungs = new ArrayList<>();
        boolean isConnected = reply.answer() instanceof Answer.Answered
                || reply.answer() instanceof Answer.Broken(Fault fault) && fault != Fault.UNREACHABLE;
        climb.rungs().forEach(rung -> rungs.add(isConnected ? proved(rung) : rung));
        reply.lookup().ifPresent(lookup -> rungs.add(dns(lookup)));
        rungs.addAll(said(reply.answer()));
        return rungs;
    }

    /** Whoever gets a connection is among those who are let in. */
    private static Rung proved(Rung rung) {
        return switch (rung.key()) {
            case "reach.group.some", "reach.group.prefixList" ->
                    new Rung(rung.kind(), State.OK, "reach.group.proved", rung.facts(), rung.looked(), List.of());
            case "reach.acl.some" ->
                    new Rung(rung.kind(), State.OK, "reach.acl.proved", rung.facts(), rung.looked(), List.of());
            default -> rung;
        };
    }

    private Rung dns(Lookup lookup) {
        return Rung.ok(Kind.DNS, "reach.dns.found", address.getHost(), String.join(", ", lookup.addresses()),
                lookup.took().toMillis()).looking(Fact.of(Label.RESOLVED_ADDRESS, String.join(", ", lookup.addresses())),
                Fact.of(Label.MILLISECONDS, lookup.took().toMillis()));
    }

    private List<Rung> said(Answer answer) {
        String port = String.valueOf(port());
        return switch (answer) {
            case Answer.Answered it -> List.of(
                    Rung.ok(Kind.TCP, "reach.tcp.connected", port, it.connecting().toMillis()).looking(asked())
                            .looking(Fact.of(Label.MILLISECONDS, it.connecting().toMillis())),
                    new StatusRung(request, climb, address).of(it), body(it));
            case Answer.TimedOut it -> silence(port, it.waited().toSeconds());
            case Answer.Refused _ -> noConnection(Rung.broken(Kind.TCP, "reach.tcp.refused", port)
                    .because(causes().ofRefusal()));
            case Answer.NoSuchHost it -> List.of(Rung.broken(Kind.DNS, "reach.tcp.noSuchHost", it.host())
                    .because(causes().ofUnknownName()), Rung.notReached(Kind.TCP), Rung.notReached(Kind.HTTP),
                    Rung.notReached(Kind.BODY));
            case Answer.Broken(Fault fault) when fault == Fault.UNREACHABLE -> noConnection(
                    Rung.broken(Kind.TCP, "reach.tcp.unreachable", port).because(causes().ofNoWay()));
            case Answer.Broken(Fault fault) -> List.of(Rung.ok(Kind.TCP, "reach.tcp.open", port).looking(asked()),
                    Rung.broken(Kind.HTTP, "reach.http." + fault, port).because(causes().of(fault)),
                    Rung.notReached(Kind.BODY));
        };
    }

    /** As it should be where nobody of the internet is to get in. */
    private List<Rung> silence(String port, long seconds) {
        boolean isMeant = climb.rungs().stream().anyMatch(rung -> rung.kind() == Kind.SECURITY_GROUP
                && rung.state() == State.INTENDED);
        if (isMeant) {
            return noConnection(Rung.intended(Kind.TCP, "reach.tcp.meant", port, seconds));
        }
        boolean isOpen = climb.rungs().stream().noneMatch(rung -> rung.state() == State.BROKEN);
        return noConnection(Rung.broken(Kind.TCP, isOpen ? "reach.tcp.timedOutThoughOpen" : "reach.tcp.timedOut", port,
                seconds).because(causes().ofSilence()));
    }

    private List<Rung> noConnection(Rung tcp) {
        return List.of(tcp.looking(asked()), Rung.notReached(Kind.HTTP), Rung.notReached(Kind.BODY));
    }

    private Rung body(Answer.Answered answer) {
        String shown = answer.body().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        if (answer.status() >= 500) {
            return Rung.notReached(Kind.BODY);
        }
        if (answer.status() < 300 && !answer.body().contains(request.expected())) {
            return Rung.broken(Kind.BODY, "reach.body.other", request.expected(), shown)
                    .because(causes().ofOtherBody(answer.body()));
        }
        State state = answer.status() < 300 ? State.OK : State.UNKNOWN;
        return shown.isEmpty() ? Rung.of(Kind.BODY, state, "reach.body.empty")
                : Rung.of(Kind.BODY, state, "reach.body.text", shown);
    }

    private Causes causes() {
        return new Causes(request, climb, port());
    }

    private Fact asked() {
        return Fact.of(Label.URL, address);
    }

    private int port() {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    }
}
