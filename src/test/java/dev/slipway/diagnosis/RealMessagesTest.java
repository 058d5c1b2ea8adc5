package dev.slipway.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages of real issues, logs and pages of documentation: the examples, and sets that were gathered and labelled
 * before the rules were run on them. Their first runs, which tell how the rules do on what they have not seen, had
 * 88 % (second), 94 % (third), 83 % (fourth, chosen to be hard), 85 % (fifth), 96 % (sixth, kept aside while the rules
 * learned from the fifth), 86 % (seventh) and 76 % (eighth, rare ones) exactly right; 1 failure of 806 was called fine,
 * and 3 of 145 fine texts a failure.
 */
class RealMessagesTest {

    @Test
    void theExamplesAreDiagnosed() {
        Messages.Score score = tell("examples", Messages.score(Messages.examples()));

        assertTrue(score.exactShare() >= 90, score::toString);
        assertTrue(score.acceptedShare() >= 95, score::toString);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theMessagesOfOurOwnAreDiagnosed(String set) {
        Messages.Score score = tell(set, Messages.score(Messages.ofSet(set)));

        assertTrue(score.exactShare() >= 93, score::toString);
        assertTrue(score.acceptedShare() >= 97, score::toString);
    }

    static List<String> sets() {
        return Messages.OWN;
    }

    @Test
    void noFailureIsCalledFine() {
        assertEquals(List.of(), Messages.score(Messages.all().toList()).calledFine());
    }

    @Test
    void fewerThanOneInTwentyFineTextsRaiseAnAlarm() {
        Messages.Score score = Messages.score(Messages.all().toList());

        assertTrue(score.fine() >= 140, score::toString);
        assertTrue(score.alarmShare() < 5, score::toString);
    }

    private static Messages.Score tell(String set, Messages.Score score) {
        System.out.printf(Locale.ROOT, "%s: %d messages, %.1f %% exact, %.1f %% with what else counts%n", set,
                score.all(), score.exactShare(), score.acceptedShare());
        return score;
    }
}
