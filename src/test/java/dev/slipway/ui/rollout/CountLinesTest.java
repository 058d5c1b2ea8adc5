package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.rollout.CountPoint;
import dev.slipway.ui.rollout.CountLines.Line;
import dev.slipway.ui.rollout.CountLines.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountLinesTest {

    private static final List<CountPoint> ROLLOUT = List.of(
            new CountPoint(at(0), "old", 2, 0, 2, 0), new CountPoint(at(10), "new", 2, 2, 0, 0),
            new CountPoint(at(20), "new", 2, 0, 2, 0), new CountPoint(at(30), "old", 0, 0, 0, 0));

    @Test
    void theNewestDeploymentHasItsOwnLinesAndThoseBeforeItOne() {
        CountLines lines = CountLines.of(ROLLOUT, at(40));

        assertEquals(List.of(new Step(at(0), 0), new Step(at(10), 0), new Step(at(20), 0), new Step(at(20), 2),
                new Step(at(30), 2), new Step(at(40), 2)), lines.lines().get(Line.RUNNING));
        assertEquals(List.of(new Step(at(0), 2), new Step(at(10), 2), new Step(at(20), 2), new Step(at(30), 2),
                new Step(at(30), 0), new Step(at(40), 0)), lines.lines().get(Line.EARLIER));
    }

    @Test
    void aMarkStandsWhereADeploymentFollowedAnother() {
        assertEquals(List.of(at(10)), CountLines.of(ROLLOUT, at(40)).starts());
        assertEquals(List.of(), CountLines.of(ROLLOUT.subList(0, 1), at(40)).starts());
    }

    private static Instant at(int second) {
        return Instant.parse("2026-11-27T10:00:00Z").plusSeconds(second);
    }
}
