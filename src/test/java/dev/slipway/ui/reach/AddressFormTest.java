package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.CallLog;
import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.practice.PracticeGitHub;
import dev.slipway.practice.PracticeOwnAddress;
import dev.slipway.reach.OwnAddress;
import dev.slipway.reach.ReachProblem;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.reach.AddressForm.Who;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormTest {

    private final Workspace workspace = new Workspace(new Texts(Texts.Language.ENGLISH),
            new Background(Runnable::run, Runnable::run), Pause.none(), new CallLog(InstantSource.system()));
    private final AddressForm form = new AddressForm(workspace);

    @BeforeEach
    void enter() {
        workspace.enter(worldWith(new PracticeOwnAddress()));
    }

    @Test
    void nobodyIsAskedBeforeTheClick() {
        workspace.enter(worldWith(new Telling(() -> {
            throw new AssertionError("asked unasked");
        })));
        assertEquals("somebody.example", form.asked().getValue());
        assertEquals(Optional.empty(), form.cidr().getValue());
    }

    @Test
    void theAddressThatWasAskedForIsShownAndCounts() {
        form.ask();
        assertEquals("198.51.100.7/32", form.mine().value());
        assertEquals(Cidr.of("198.51.100.7/32"), form.cidr().getValue());
        assertFalse(form.asking().get());
    }

    @Test
    void aFailedQuestionIsToldAndWhatWasTypedStays() {
        ReachProblem offline = new ReachProblem.OwnAddressOffline("somebody.example", "no route");
        workspace.enter(worldWith(new Telling(() -> {
            throw new ProblemException(offline);
        })));
        form.mine().set("203.0.113.9");
        form.ask();
        assertEquals(Optional.of(offline), form.problem().get());
        assertEquals(Cidr.of("203.0.113.9/32"), form.cidr().getValue());
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.0/24, reach.mine.isRange", "0.0.0.0/0, reach.mine.isRange", "10.0.0.5, reach.mine.isPrivate",
        "203.0.113.256, reach.badAddress", "203.0.113.7/24, reach.hostBits"})
    void whatIsNoAddressOfOnesOwnIsNotTakenForOne(String typed, String complaint) {
        form.mine().set(typed);
        assertEquals(complaint, form.mine().complaint().getValue().orElseThrow().key());
        assertEquals(Optional.empty(), form.cidr().getValue());
    }

    @Test
    void eachChoiceKeepsItsOwnAnswer() {
        form.mine().set("203.0.113.7");
        form.range().set("198.51.100.0/24");
        form.who().set(Who.RANGE);
        assertEquals(Cidr.of("198.51.100.0/24"), form.cidr().getValue());
        form.who().set(Who.EVERYBODY);
        assertTrue(form.cidr().getValue().orElseThrow().isEverybody());
        form.who().set(Who.MINE);
        assertEquals(Cidr.of("203.0.113.7/32"), form.cidr().getValue());
    }

    @Test
    void anotherAccountBeginsWithTheNarrowestChoiceAndNoAddress() {
        form.ask();
        form.who().set(Who.EVERYBODY);
        workspace.enter(worldWith(new PracticeOwnAddress()));
        assertEquals(Who.MINE, form.who().get());
        assertEquals(Optional.empty(), form.cidr().getValue());
    }

    private static World worldWith(OwnAddress ownAddress) {
        return new World(null, null, new World.Tools(null, null, ownAddress, null), null,
                Pipeline.defaults(PracticeGitHub.REPOSITORY, "main"), Optional.empty());
    }

    /** Somebody who answers as the test wants. */
    private record Telling(Answer answer) implements OwnAddress {

        private interface Answer {
            Cidr get() throws ProblemException;
        }

        @Override
        public String asked() {
            return "somebody.example";
        }

        @Override
        public Cidr ask() throws ProblemException {
            return answer.get();
        }
    }
}
