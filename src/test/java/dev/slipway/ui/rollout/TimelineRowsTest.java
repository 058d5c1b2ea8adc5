package dev.slipway.ui.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipway.rollout.Entry;
import dev.slipway.ui.Texts;
import dev.slipway.ui.rollout.EntryWords.Kind;
import dev.slipway.ui.rollout.TimelineRows.Row;
import dev.slipway.ui.rollout.TimelineRows.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineRowsTest {

    private static final Entry UNABLE = event(1, "(service api) was unable to place a task.");
    private static final Entry UNABLE_AGAIN = event(2, "(service api) was unable to place a task.");
    private static final Entry TASK = new Entry.TaskChange(at(3), "t1", "PENDING", "STOPPED", "CannotPullContainerError");
    private static final Entry LINE = new Entry.LogLine(at(4), "api/t1", "Listening on 8080");
    private static final Entry LINE_AGAIN = new Entry.LogLine(at(5), "api/t1", "Listening on 8080");
    private static final List<Entry> ALL = List.of(UNABLE, UNABLE_AGAIN, TASK, LINE, LINE_AGAIN);

    private final EntryWords words = new EntryWords(new Texts(Texts.Language.ENGLISH));

    @Test
    void theNewestIsFirstAndARepeatedEventIsOneRow() {
        assertEquals(List.of(new Row(LINE_AGAIN, 1), new Row(LINE, 1), new Row(TASK, 1), new Row(UNABLE_AGAIN, 2)),
                TimelineRows.of(ALL, Wish.all(), words));
    }

    @Test
    void theNewestCanBeLast() {
        assertEquals(List.of(UNABLE_AGAIN, TASK, LINE, LINE_AGAIN), entries(new Wish("", Set.of(Kind.values()), false)));
    }

    @Test
    void kindsCanBeLeftOutAndAnEventIsFoldedOverThem() {
        assertEquals(List.of(TASK), entries(new Wish("", Set.of(Kind.TASKS), true)));
        assertEquals(List.of(), entries(new Wish("", Set.of(), true)));
        assertEquals(List.of(new Row(UNABLE_AGAIN, 2)), TimelineRows.of(List.of(UNABLE, LINE, UNABLE_AGAIN),
                new Wish("", Set.of(Kind.EVENTS), true), words));
    }

    @Test
    void theWordsAreSearchedInWhateverCaseAndLanguage() {
        assertEquals(List.of(TASK), entries(new Wish(" cannotPULL ", Set.of(Kind.values()), true)));
        assertEquals(List.of(TASK), entries(new Wish("task t1 is", Set.of(Kind.values()), true)));
        assertEquals(List.of(), entries(new Wish("no such words", Set.of(Kind.values()), true)));
    }

    private List<Entry> entries(Wish wish) {
        return TimelineRows.of(ALL, wish, words).stream().map(Row::entry).toList();
    }

    private static Entry event(int second, String message) {
        return new Entry.ServiceEvent("e" + second, at(second), message);
    }

    private static Instant at(int second) {
        return Instant.parse("2026-11-27T10:00:00Z").plusSeconds(second);
    }
}
