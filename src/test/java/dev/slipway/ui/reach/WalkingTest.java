package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import dev.slipway.reach.Walk;
import dev.slipway.ui.change.Mark;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkingTest {

    @Test
    void closedOnPurposeIsNoTroubleAndNoAnswerEither() {
        Walk walk = Walks.unanswered(Walks.rung(Kind.ADDRESS, State.INTENDED, "reach.address.internal"),
                Walks.rung(Kind.TCP, State.NOT_REACHED, "reach.notReached"),
                Walks.rung(Kind.HTTP, State.NOT_REACHED, "reach.notReached"));
        Walk unasked = new Walk(walk.round(), walk.stage(), walk.rungs(), Optional.empty(), walk.door(), walk.problem());

        assertEquals(Walk.Outcome.CLOSED_ON_PURPOSE, unasked.outcome());
        assertEquals(Mark.OPEN, Walking.mark(unasked.outcome()));
    }

    @Test
    void anAnswerEndsTheSetUpAndABrokenStepDoesNot() {
        assertEquals(Mark.DONE, Walking.mark(Walks.with().outcome()));
        assertEquals(Mark.TROUBLE, Walking.mark(Walks.unanswered(
                Walks.rung(Kind.TCP, State.BROKEN, "reach.tcp.refused")).outcome()));
    }
}
