package dev.slipway.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.pipeline.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a watch, it loses no line and shows none twice. */
class UnbrokenWatchTest extends WatchedLines {

    @TempDir
    private Path home;

    @Test
    void theNetworkIsGoneForTenMinutes() throws ProblemException {
        String deployment = begin();
        READS.forEach(stage.refusing::cutOff);
        watchFor(Duration.ofMinutes(10));
        assertEquals(Duration.ofSeconds(20).toSeconds(), longestPause, "it does not wait long for its return");
        READS.forEach(stage.refusing::allow);

        watchFor(Duration.ofMinutes(3));

        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
        assertTrue(troubles().size() <= 4, () -> "said again and again: " + troubles());
    }

    @Test
    void theCredentialsExpireInTheMiddleAndWorkAgain() throws ProblemException {
        String deployment = begin();
        READS.forEach(read -> stage.refusing.answer(read, 400, "ExpiredTokenException", "expired"));
        watchFor(Duration.ofMinutes(30));
        assertEquals(1, troubles().size(), () -> "" + troubles());
        READS.forEach(stage.refusing::allow);

        watchFor(Duration.ofMinutes(3));

        assertEquals(List.of(false, true), troubles().stream().map(Entry.Trouble::isOver).toList());
        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theComputerSleepsForAnHour() throws ProblemException {
        String deployment = begin();
        for (int minute = 0; minute < 60; minute++) {
            write(5);
            stage.pass(60);
        }
        watchFor(Duration.ofMinutes(2));

        assertNothingIsLostOrDoubled();
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theProgramIsKilledAndStartedAgainInTheMiddle() throws ProblemException {
        Recordings recordings = new Recordings(new StateFolder(home));
        ServiceKey key = new ServiceKey(stage.account.id(), stage.account.region(), stage.service);
        String deployment = scene.balanced(1);
        Timeline whole = Timeline.empty();
        for (int life = 0; life < 12; life++) {
            // never closed: the program was killed; its lock goes with it
            Recording recording = recordings.open(key, stage.clock.instant());
            Timeline seen = recording.seen();
            Watch again = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, seen);
            for (int look = 0; look < 5; look++) {
                Snapshot shown = again.look();
                recording.add(shown);
                seen = seen.with(shown);
                write(2);
                stage.clock.advance(again.untilNext());
            }
            recording.close();
            whole = seen;
            stage.pass(7);
        }
        timeline = whole;
        watch = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, timeline);
        watchFor(Duration.ofMinutes(1));

        assertNothingIsLostOrDoubled();
        assertEquals(1, recordings.files().size());
        assertInstanceOf(Judgement.Succeeded.class, Judgement.of(timeline, deployment));
    }

    @Test
    void theTokensOfAnEarlierWatchAreTooOld() throws ProblemException {
        begin();
        watchFor(Duration.ofMinutes(2));
        Map<String, LogCursor> stale = new TreeMap<>();
        timeline.cursors().forEach((stream, cursor) ->
                stale.put(stream, new LogCursor("too old", 0, cursor.last(), cursor.atLast())));
        assertTrue(!stale.isEmpty());
        Snapshot last = timeline.latest().orElseThrow();
        timeline = timeline.with(new Snapshot(stage.clock.instant(), last.status(), last.service(), last.deployments(),
                last.history(), last.tasks(), last.events(), last.targets(), List.of(), stale, last.waits(),
                List.of()));
        watch = new Watch(stage.account, Together.oneByOne(), stage.clock, stage.service, timeline);

        watchFor(Duration.ofMinutes(2));

        assertNothingIsLostOrDoubled();
    }

    @Test
    void theLastLinesOfATaskThatStoppedAreKept() throws ProblemException {
        scene.crashing(2);
        watch = stage.watch();
        watchFor(Duration.ofMinutes(5));

        assertNothingIsLostOrDoubled();
        assertTrue(lines().stream().anyMatch(line -> line.contains("ClassNotFoundException")));
        assertTrue(timeline.entries().stream().filter(Entry.LogLine.class::isInstance)
                .map(entry -> ((Entry.LogLine) entry).stream()).distinct().count() >= 4, "of several tasks");
    }
}
