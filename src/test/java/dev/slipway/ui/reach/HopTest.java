package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import dev.slipway.ui.reach.Hop.Sign;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HopTest {

    @Test
    void theHopsStandAsAQuestionTravels() {
        assertEquals(List.of(Kind.ADDRESS, Kind.ROUTE, Kind.NETWORK_ACL, Kind.SECURITY_GROUP, Kind.INTERFACE, Kind.TASK,
                Kind.TCP, Kind.HTTP, Kind.BODY), hops(Walks.with()).stream().map(Hop::kind).toList());
    }

    @Test
    void onlyWhatAQuestionDoesNotComeToIsBehind() {
        List<Hop> hops = hops(Walks.unanswered(Walks.rung(Kind.NETWORK_ACL, State.BROKEN, "reach.acl.in"),
                Walks.rung(Kind.TCP, State.BROKEN, "reach.tcp.timedOut")));

        assertEquals(List.of(Kind.NETWORK_ACL), hops.stream().filter(Hop::isLit).map(Hop::kind).toList());
        assertEquals(List.of(Kind.SECURITY_GROUP, Kind.INTERFACE, Kind.TASK, Kind.TCP, Kind.HTTP, Kind.BODY),
                hops.stream().filter(Hop::isBehind).map(Hop::kind).toList());
    }

    @Test
    void whatIsMendedFirstIsNeverDimmedThoughAnotherHopBeforeItIsBrokenToo() {
        List<Hop> hops = hops(Walks.unanswered(Walks.rung(Kind.TASK, State.BROKEN, "reach.task.unhealthy"),
                Walks.rung(Kind.SECURITY_GROUP, State.BROKEN, "reach.group.nobody")));

        Hop task = hops.stream().filter(hop -> hop.kind() == Kind.TASK).findFirst().orElseThrow();
        assertEquals(List.of(true, false), List.of(task.isLit(), task.isBehind()));
    }

    @Test
    void aLoadBalancersWayDoesNotLeadByTheTasksOwnAddress() {
        List<Kind> kinds = hops(Walks.with(Walks.rung(Kind.BALANCER, State.OK, "reach.balancer.found"),
                Walks.rung(Kind.ADDRESS, State.INTENDED, "reach.address.behind"),
                Walks.rung(Kind.ROUTE, State.INTENDED, "reach.route.behind"))).stream()
                .filter(hop -> !hop.isBehind()).map(Hop::kind).toList();

        assertEquals(List.of(Kind.BALANCER, Kind.NETWORK_ACL, Kind.SECURITY_GROUP, Kind.INTERFACE, Kind.TASK, Kind.TCP,
                Kind.HTTP, Kind.BODY), kinds);
    }

    @Test
    void beforeAnythingIsToldEachHopOfTheUsualWayIsWaitedFor() {
        List<Hop> hops = Hop.of(Optional.empty(), true);
        assertEquals(9, hops.size());
        assertEquals(List.of(Sign.WAITING), hops.stream().map(Hop::sign).distinct().toList());
        assertEquals(List.of(Sign.NOT_SEEN), Hop.of(Optional.empty(), false).stream().map(Hop::sign).distinct().toList());
    }

    @Test
    void theRuleThatDecidesTellsMost() {
        Hop hop = hops(Walks.with(Walks.rung(Kind.SECURITY_GROUP, State.OK, "reach.group.everybody",
                Walks.fact(Label.SECURITY_GROUP, "sg-1", false), Walks.fact(Label.RULE, "tcp 8080 from 0.0.0.0/0", true))))
                .get(3);
        assertEquals("tcp 8080 from 0.0.0.0/0", hop.gist());
    }

    @Test
    void connectingAndAnsweringEachTellTheirOwnTime() {
        List<Hop> hops = hops(Walks.with(
                Walks.rung(Kind.TCP, State.OK, "reach.tcp.connected", Walks.fact(Label.MILLISECONDS, "12", false)),
                Walks.rung(Kind.HTTP, State.OK, "reach.http.ok", Walks.fact(Label.STATUS, "200", false),
                        Walks.fact(Label.MILLISECONDS, "8", false))));
        assertEquals(List.of("12 ms", "200 · 8 ms"), List.of(hops.get(6).gist(), hops.get(7).gist()));
    }

    private static List<Hop> hops(Walk walk) {
        return Hop.of(Optional.of(walk), false);
    }
}
