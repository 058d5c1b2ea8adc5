package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MendTest {

    @Test
    void aClosedPortIsOpenedHere() {
        assertEquals(Optional.of(new Mend.OpenPort()), mend(Walks.rung(Kind.SECURITY_GROUP, State.BROKEN,
                "reach.group.nobody")));
    }

    @Test
    void behindALoadBalancerItIsTheBalancersPortThatPeopleAreLetInBy() {
        Rung task = Walks.rung(Kind.SECURITY_GROUP, State.BROKEN, "reach.group.noBalancer");
        Rung balancer = Walks.rung(Kind.BALANCER_GROUP, State.BROKEN, "reach.group.nobody");
        var walk = Walks.with(task, balancer, Walks.rung(Kind.BALANCER, State.OK, "reach.balancer.found"));

        assertEquals(Optional.empty(), Mend.of(task, walk));
        assertEquals(Optional.of(new Mend.OpenPort()), Mend.of(balancer, walk));
    }

    @ParameterizedTest
    @CsvSource({"TASK, reach.task.noService, deploy", "TASK, reach.task.none, deploy/watch",
        "ADDRESS, reach.address.none, deploy", "ROUTE, reach.route.none, target"})
    void aStepThatAnotherPageMendsLeadsThere(Kind kind, String key, String step) {
        assertEquals(Optional.of(new Mend.OpenStep(step)), mend(Walks.rung(kind, State.BROKEN, key)));
    }

    @ParameterizedTest
    @CsvSource({"otherPort, taskdef", "path, target", "log, deploy/watch"})
    void theLikeliestCauseSaysWhereAnAnswerIsMended(String cause, String step) {
        assertEquals(Optional.of(new Mend.OpenStep(step)), mend(Walks.because(Kind.HTTP, "reach.http.x", cause, "starting")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starting", "newName", "noTargetYet"})
    void whatPassesByItselfIsTriedAgain(String cause) {
        assertEquals(Optional.of(new Mend.KeepTrying()), mend(Walks.because(Kind.TCP, "reach.tcp.refused", cause)));
    }

    @Test
    void anAddressThatMayBeSomebodyElsesIsAskedOnlyByAClick() {
        Rung redirect = Walks.rung(Kind.HTTP, State.UNKNOWN, "reach.http.otherHost",
                Walks.fact(Label.URL_ON_CLICK, "https://www.example.com/", false));
        assertEquals(Optional.of(new Mend.Ask(URI.create("https://www.example.com/"))), mend(redirect));
        assertEquals(Optional.empty(), mend(Walks.rung(Kind.HTTP, State.UNKNOWN, "reach.http.otherHost",
                Walks.fact(Label.URL_ON_CLICK, "not an address", false))));
    }

    @Test
    void whatHoldsHasNothingToMend() {
        assertEquals(Optional.empty(), mend(Walks.rung(Kind.SECURITY_GROUP, State.OK, "reach.group.you")));
        assertEquals(Optional.empty(), mend(Walks.rung(Kind.TASK, State.NOT_REACHED, "reach.notReached")));
    }

    private static Optional<Mend> mend(Rung rung) {
        return Mend.of(rung, Walks.with(rung));
    }
}
