package dev.slipway.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.github.GitHub.Conclusion;
import dev.slipway.github.GitHub.Status;
import dev.slipway.github.JobLog.Kind;
import dev.slipway.github.JobLog.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLogTest {

    private static final String LOG = """
            \uFEFF2026-11-23T10:00:00.1000000Z Current runner version: '2.330.0'
            2026-11-23T10:00:01.1000000Z ##[group]Run actions/checkout@v7
            2026-11-23T10:00:01.2000000Z with:
            2026-11-23T10:00:01.3000000Z ##[endgroup]
            2026-11-23T10:00:02.1000000Z fetched
            2026-11-23T10:00:02.4000000Z ##[group]Run docker build .
            2026-11-23T10:00:02.5000000Z \u001B[36;1mdocker build .\u001B[0m
            2026-11-23T10:00:02.6000000Z ##[endgroup]
            2026-11-23T10:00:03.1000000Z ##[warning]old syntax
            2026-11-23T10:00:04.1000000Z no space left
            2026-11-23T10:00:04.2000000Z ##[error]Process completed with exit code 1.
            2026-11-23T10:00:04.3000000Z Post job cleanup.
            """;

    private static GitHub.Step step(String name, int from, int to) {
        return new GitHub.Step(2, name, Status.COMPLETED, Conclusion.FAILURE,
                Optional.of(Instant.parse("2026-11-23T10:00:00Z").plusSeconds(from)),
                Optional.of(Instant.parse("2026-11-23T10:00:00Z").plusSeconds(to)));
    }

    @Test
    void linesAreWithoutStampsMarksAndColours() {
        List<Line> lines = JobLog.of(LOG).lines();

        assertEquals(new Line(Optional.of(Instant.parse("2026-11-23T10:00:00.100Z")), Kind.TEXT, -1,
                "Current runner version: '2.330.0'"), lines.getFirst());
        assertEquals(new Line(Optional.of(Instant.parse("2026-11-23T10:00:01.100Z")), Kind.GROUP, -1,
                "Run actions/checkout@v7"), lines.get(1));
        assertEquals("docker build .", lines.get(5).text());
        assertEquals(Kind.WARNING, lines.get(6).kind());
        assertEquals(Kind.ERROR, lines.get(8).kind());
    }

    @Test
    void groupsHoldWhatStandsBetweenTheirMarks() {
        List<Line> lines = JobLog.of(LOG).lines();

        assertEquals(1, lines.get(2).group());
        assertEquals(-1, lines.get(3).group());
        assertEquals(4, lines.get(5).group());
    }

    @Test
    void aStepHasTheLinesOfItsTimeUpToItsLastError() {
        JobLog log = JobLog.of(LOG);

        assertEquals("""
                fetched
                Run docker build .
                docker build .
                old syntax
                no space left
                Process completed with exit code 1.
                """, log.text(log.during(step("Build the image", 2, 4))));
    }

    @Test
    void aStepWithoutANameOfItsOwnBeginsWithItsGroup() {
        JobLog log = JobLog.of(LOG);

        assertTrue(log.text(log.during(step("Run docker build .", 2, 4))).startsWith("Run docker build ."));
    }

    @Test
    void whereTimesDoNotTellAllOfItIsTaken() {
        JobLog log = JobLog.of(LOG);

        assertEquals(log.whole(), log.during(step("Build", 60, 61)));
        assertEquals(log.whole(), log.during(new GitHub.Step(2, "Build", Status.COMPLETED, Conclusion.FAILURE,
                Optional.empty(), Optional.empty())));
    }

    @Test
    void oddLinesAreKept() {
        JobLog log = JobLog.of("2026-99-99T10:00:00.1000000Z no time\r\n##[unknown]mark\n\nx".concat("y".repeat(20_000)));

        assertEquals(List.of("2026-99-99T10:00:00.1000000Z no time", "##[unknown]mark", ""),
                log.lines().stream().limit(3).map(Line::text).toList());
        assertEquals(10_001, log.lines().get(3).text().length());
        assertEquals(List.of(), JobLog.of("").lines());
    }
}
