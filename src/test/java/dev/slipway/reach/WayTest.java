package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import dev.slipway.practice.PracticeProbe;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk.Door;
import dev.slipway.reach.Walk.Outcome;
import dev.slipway.reach.Walk.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;

/** Rounds on the way, on the practice account. */
class WayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PracticeClock clock = PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z"));
    private final PracticeAccount practice = new PracticeAccount(clock, "ap-northeast-1");
    private final List<Walk> told = new ArrayList<>();
    private final List<URI> asked = new ArrayList<>();
    private ReachScene scene;

    @BeforeEach
    void lay() throws ProblemException {
        scene = new ReachScene(clock, practice.clients(), _ -> {});
    }

    @Test
    void aRoundIsToldAsItGrows() throws ProblemException {
        scene.open("0.0.0.0/0");
        scene.run();
        Walk walk = way().walk(scene.wanted, PATIENCE, told::add);
        assertEquals(List.of(Stage.ASKING, Stage.DONE), told.stream().map(Walk::stage).toList());
        assertEquals(told.getLast(), walk);
        assertEquals(Outcome.ANSWERED, walk.outcome());
        assertEquals(Optional.empty(), walk.broken());
        assertEquals(Optional.of(new Door(List.of(scene.group), 8080)), walk.door());
        assertEquals(asked, List.of(walk.asked().orElseThrow()));
    }

    @Test
    void roundsAreRepeatedUntilAnAnswerComesAndTheLadderIsLookedAtAgain() throws ProblemException {
        scene.run();
        Pause opening = _ -> {
            if (told.getLast().round() == 3) {
                scene.open("0.0.0.0/0");
            }
        };
        Walk last = way().walkUntilAnswered(scene.wanted, repeating(opening, () -> false), told::add);
        assertEquals(4, last.round());
        assertEquals(Outcome.ANSWERED, last.outcome());
        assertEquals(Outcome.BROKEN, told.get(1).outcome());
        assertEquals(Kind.SECURITY_GROUP, told.get(1).broken().orElseThrow().kind());
    }

    @Test
    void itEndsBetweenTwoRoundsWhenSomebodyStopsIt() throws ProblemException {
        scene.run();
        Walk last = way().walkUntilAnswered(scene.wanted, repeating(Pause.none(), () -> told.size() >= 4), told::add);
        assertEquals(2, last.round());
        var thrown = assertThrows(ProblemException.class, () -> way().walkUntilAnswered(scene.wanted,
                repeating(_ -> {
                    throw new ProblemException(new ChangeProblem.Cancelled());
                }, () -> false), told::add));
        assertInstanceOf(ChangeProblem.Cancelled.class, thrown.problem());
    }

    @Test
    void aRoundInWhichAwsCannotBeAskedIsToldAndNotTheLast() throws ProblemException {
        scene.open("0.0.0.0/0");
        scene.run();
        scene.refusing.throttle("DescribeServices");
        Walk last = way().walkUntilAnswered(scene.wanted, repeating(_ -> scene.refusing.allow("DescribeServices"),
                () -> false), told::add);
        assertInstanceOf(AwsProblem.Throttled.class, told.getFirst().problem().orElseThrow());
        assertEquals(2, last.round());
        assertEquals(Outcome.ANSWERED, last.outcome());
    }

    @Test
    void whatIsClosedOnPurposeIsAnAnswerAndIsNotAsked() throws ProblemException {
        scene.balancer(LoadBalancerSchemeEnum.INTERNAL, scene.other, scene.third);
        scene.openToGroup(scene.front);
        scene.runBehind();
        Walk last = way().walkUntilAnswered(scene.wanted, repeating(Pause.none(), () -> false), told::add);
        assertEquals(1, last.round());
        assertEquals(Outcome.CLOSED_ON_PURPOSE, last.outcome());
        assertEquals(List.of(), asked);
        assertTrue(last.rung(Kind.BALANCER).orElseThrow().looked().stream()
                .anyMatch(fact -> fact.label() == Fact.Label.URL_ON_CLICK));
    }

    @Test
    void theNetworkIsLookedAtBeforeATaskRuns() throws ProblemException {
        scene.create(_ -> {});
        Walk walk = way().walk(scene.wanted, PATIENCE);
        assertEquals(Kind.TASK, walk.broken().orElseThrow().kind());
        assertEquals(State.NOT_REACHED, walk.rung(Kind.ADDRESS).orElseThrow().state());
        assertEquals(State.OK, walk.rung(Kind.ROUTE).orElseThrow().state());
        assertEquals("reach.group.nobody", walk.rung(Kind.SECURITY_GROUP).orElseThrow().key());
        assertEquals(Optional.of(new Door(List.of(scene.group), 8080)), walk.door());
        assertEquals(List.of(), asked);
    }

    @Test
    void theGroupsBetweenALoadBalancerAndTasksThatItNeverReachedAreLookedAt() throws ProblemException {
        scene.balancer(LoadBalancerSchemeEnum.INTERNET_FACING, scene.other, scene.third);
        scene.open(scene.front, 80, "0.0.0.0/0");
        scene.create(scene::behind);
        Walk walk = way().walk(scene.wanted, PATIENCE);
        assertEquals("reach.group.noBalancer", walk.rung(Kind.SECURITY_GROUP).orElseThrow().key());
        assertEquals(State.OK, walk.rung(Kind.BALANCER_GROUP).orElseThrow().state());
        assertEquals(State.NOT_REACHED, walk.rung(Kind.TARGET).orElseThrow().state());
    }

    @Test
    void aServiceOfTheInsideWithAPublicAddressIsNoAlarmEither() throws ProblemException {
        scene.openToGroup(scene.newGroup("callers"));
        scene.run();
        Walk walk = way().walk(scene.wanted, PATIENCE);
        assertEquals(Outcome.CLOSED_ON_PURPOSE, walk.outcome());
        assertEquals(State.INTENDED, walk.rung(Kind.TCP).orElseThrow().state());
    }

    @Test
    void aClickedAddressTakesTheAnswersPlace() throws ProblemException {
        scene.run();
        Walk walk = way().walk(scene.wanted, PATIENCE);
        URI clicked = URI.create("http://10.1.2.3:8080/");
        Walk after = way().ask(walk, clicked, scene.wanted, PATIENCE);
        assertEquals(Optional.of(clicked), after.asked());
        assertEquals(clicked, asked.getLast());
        assertEquals(walk.rungs().subList(0, 6), after.rungs().subList(0, 6));
        assertEquals(walk.rungs().size(), after.rungs().size());
    }

    @Test
    void thePortOfTheLoadBalancerIsTheDoor() throws ProblemException {
        scene.balancer(LoadBalancerSchemeEnum.INTERNET_FACING, scene.other, scene.third);
        scene.openToGroup(scene.front);
        scene.runBehind();
        Walk walk = way().walk(scene.wanted, PATIENCE);
        assertEquals(Optional.of(new Door(List.of(scene.front), 80)), walk.door());
        assertTrue(walk.asked().orElseThrow().toString().endsWith(".elb.amazonaws.com/"));
        assertEquals(State.OK, walk.rung(Kind.DNS).orElseThrow().state());
    }

    private Way way() {
        PracticeProbe probe = new PracticeProbe(practice);
        return new Way(new Ladder(scene.account, Together.oneByOne()), (address, patience) -> {
            asked.add(address);
            return probe.ask(address, patience);
        });
    }

    private static Way.Repeating repeating(Pause pause, BooleanSupplier isStopped) {
        return new Way.Repeating(PATIENCE, Duration.ofSeconds(3), pause, isStopped);
    }
}
