package dev.slipway.ui.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.image.BuildNews;
import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Moved;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.BuildNews.Said;
import dev.slipway.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildLogTest {

    private static final Texts ENGLISH = new Texts(Texts.Language.ENGLISH);

    private Instant now = Instant.parse("2026-11-27T09:00:00Z");
    private final BuildLog log = new BuildLog(() -> now);
    /** What a list that only hears of the changes has. */
    private final List<BuildLog.Row> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.addListener((ListChangeListener<BuildLog.Row>) change -> {
            while (change.next()) {
                heard.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                heard.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
    }

    @Test
    void linesStandUnderTheirStepsWhereverStepsRunSideBySide() {
        log.take(List.of(new Began("a", "[1/2] A"), new Said("a", "a1"), new Began("b", "[2/2] B"), new Said("b", "b1"),
                new Said("a", "a2")));
        log.take(List.of(new Said("b", "b2"), new Said("a", "a3")));
        assertEquals(List.of("[1/2] A", "a1", "a2", "a3", "[2/2] B", "b1", "b2"), texts());
    }

    @Test
    void aStepThatWentWellIsFoldedAndOneThatFailedIsNot() {
        log.take(List.of(new Began("a", "A"), new Said("a", "a1"), ended("a", Outcome.DONE), new Began("b", "B"),
                new Said("b", "b1"), new Ended("b", Outcome.FAILED, Optional.empty(), "exit code: 1")));
        assertEquals(List.of("A", "B", "b1", "exit code: 1"), texts());
    }

    @Test
    void aFoldedStepUnfoldsAndStaysSo() {
        log.take(List.of(new Began("a", "A"), new Said("a", "a1")));
        log.turn(log.steps().getFirst());
        assertEquals(List.of("A"), texts());
        log.take(List.of(new Said("a", "a2"), ended("a", Outcome.DONE)));
        log.turn(log.steps().getFirst());
        assertEquals(List.of("A", "a1", "a2"), texts());
    }

    @Test
    void aStepThatSomebodyUnfoldedIsNotFoldedWhenItEnds() {
        log.take(List.of(new Began("a", "A"), new Said("a", "a1")));
        log.turn(log.steps().getFirst());
        log.turn(log.steps().getFirst());
        log.take(List.of(ended("a", Outcome.DONE)));
        assertEquals(List.of("A", "a1"), texts());
    }

    @Test
    void timeIsTheBuildersOwnOrElseTakenFromBeginningToEnd() {
        log.take(List.of(new Began("a", "A"), new Began("b", "B"), new Began("c", "C")));
        now = now.plusSeconds(3);
        assertEquals(Optional.of(Duration.ofSeconds(3)), log.steps().getFirst().time(now));
        log.take(List.of(ended("a", Outcome.DONE), ended("b", Outcome.CACHED),
                new Ended("c", Outcome.DONE, Optional.of(Duration.ofMillis(40)), "")));
        now = now.plusSeconds(3);
        assertEquals(List.of(Optional.of(Duration.ofSeconds(3)), Optional.empty(), Optional.of(Duration.ofMillis(40))),
                log.steps().stream().map(step -> step.time(now)).toList());
    }

    @Test
    void howFarALayerIsStandsBesideItsStepUntilItEnds() {
        log.take(List.of(new Began("a", "A"), new Moved("a", "sha256:x", 1_500_000, 30_000_000)));
        assertEquals("1.5 MB of 30 MB", log.steps().getFirst().moved().map(ENGLISH::get).orElse(""));
        log.take(List.of(new Moved("a", "sha256:x", 2_000_000, -1)));
        assertEquals("2.0 MB", log.steps().getFirst().moved().map(ENGLISH::get).orElse(""));
        log.take(List.of(ended("a", Outcome.DONE)));
        assertEquals(Optional.empty(), log.steps().getFirst().moved());
    }

    @Test
    void aSearchFindsLinesInFoldedStepsAndInThoseThatComeAfterIt() {
        log.take(List.of(new Began("a", "A"), new Said("a", "a warning"), new Said("a", "fine"), ended("a", Outcome.DONE),
                new Began("b", "B")));
        log.find(" WARN ");
        assertEquals(List.of("A", "a warning"), texts());
        log.take(List.of(new Said("b", "nothing"), new Said("b", "Warning: b")));
        assertEquals(List.of("A", "a warning", "B", "Warning: b"), texts());
        log.find("");
        assertEquals(List.of("A", "B", "nothing", "Warning: b"), texts());
    }

    @Test
    void whatBelongsToNoStepStandsWhereItWasSaid() {
        log.take(List.of(new Said("", "pulling"), new Began("a", "A"), new Said("", "built"), new Said("", "tagged")));
        assertEquals(List.of("pulling", "A", "built", "tagged"), texts());
    }

    @Test
    void ofALongLogTheFirstLinesGoAndItIsSaid() {
        log.take(List.of(new Began("a", "A"), new Began("b", "B"), new Said("b", "kept")));
        for (int batch = 0; batch < 12; batch++) {
            int first = batch * 10_000;
            log.take(IntStream.range(first, first + 10_000).mapToObj(i -> (BuildNews) new Said("a", "line " + i)).toList());
        }
        LoggedStep a = log.steps().getFirst();
        assertTrue(a.size() <= BuildLog.MOST_LINES && a.size() > BuildLog.MOST_LINES * 9 / 10, () -> "" + a.size());
        assertEquals(120_000, a.dropped() + a.size());
        assertEquals("line " + a.dropped(), log.get(1).text());
        assertEquals("kept", log.get(log.size() - 1).text());
        assertEquals(texts(), heard.stream().map(BuildLog.Row::text).toList());
    }

    @Test
    void theNewestRowIsTheLastOneOfTheStepThatSpokeLast() {
        assertEquals(-1, log.newest());
        log.take(List.of(new Began("a", "A"), new Began("b", "B"), new Said("b", "b1"), new Said("a", "a1")));
        assertEquals("a1", log.get(log.newest()).text());
        log.take(List.of(new Said("b", "b2")));
        assertEquals("b2", log.get(log.newest()).text());
    }

    @Test
    void anotherBuildBeginsWithAnEmptyLog() {
        log.take(List.of(new Began("a", "A"), new Said("a", "a1")));
        log.restart();
        assertEquals(List.of(), texts());
        log.take(List.of(new Began("a", "again")));
        assertEquals(List.of("again"), texts());
    }

    @Test
    void whoListensToTheChangesHasTheSameRows() {
        Random random = new Random(7);
        for (int turn = 0; turn < 2_000; turn++) {
            List<BuildNews> news = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                news.add(any(random, String.valueOf(random.nextInt(6))));
            }
            log.take(news);
            switch (random.nextInt(12)) {
                case 0 -> log.turn(log.steps().get(random.nextInt(log.steps().size())));
                case 1 -> log.find(random.nextBoolean() ? "" : String.valueOf(random.nextInt(10)));
                case 2 -> log.tick();
                default -> { }
            }
            assertEquals(texts(), heard.stream().map(BuildLog.Row::text).toList(), "after " + turn);
        }
    }

    private static BuildNews any(Random random, String step) {
        return switch (random.nextInt(8)) {
            case 0 -> new Began(step, "step " + step);
            case 1 -> ended(step, Outcome.values()[random.nextInt(4)]);
            case 2 -> new Moved(step, "x", random.nextInt(100), -1);
            case 3 -> new Said("", "own words " + random.nextInt(20));
            default -> new Said(step, "line " + random.nextInt(20));
        };
    }

    private static Ended ended(String step, Outcome outcome) {
        return new Ended(step, outcome, Optional.empty(), "");
    }

    private List<String> texts() {
        assertEquals(log.size(), log.stream().toList().size());
        return log.stream().map(BuildLog.Row::text).toList();
    }
}
