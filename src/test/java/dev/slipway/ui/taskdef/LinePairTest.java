package dev.slipway.ui.taskdef;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinePairTest {

    @Test
    void whatIsAddedTakenOutAndChangedIsMarkedWithItsLine() {
        List<LinePair> pairs = LinePair.of("a\nb\nc\nd\n", "a\nB\nc\nx\ny\n");

        assertEquals(List.of(new LinePair(LinePair.Kind.SAME, 1, "a", 1, "a"),
                new LinePair(LinePair.Kind.CHANGED, 2, "b", 2, "B"),
                new LinePair(LinePair.Kind.SAME, 3, "c", 3, "c"),
                new LinePair(LinePair.Kind.CHANGED, 4, "d", 4, "x"),
                new LinePair(LinePair.Kind.ADDED, 0, "", 5, "y")), pairs);
        assertEquals(List.of(new LinePair(LinePair.Kind.REMOVED, 1, "a", 0, "")), LinePair.of("a", ""));
        assertEquals(List.of(), LinePair.of("", ""));
    }

    /** With a seed, so that what fails fails again. */
    @Test
    void bothTextsAreThereWholeAndInOrderWhateverDiffers() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String before = lines(random);
            String after = lines(random);
            List<LinePair> pairs = LinePair.of(before, after);

            assertEquals(before, pairs.stream().filter(pair -> pair.beforeLine() > 0).map(LinePair::before)
                    .collect(Collectors.joining("\n")));
            assertEquals(after, pairs.stream().filter(pair -> pair.afterLine() > 0).map(LinePair::after)
                    .collect(Collectors.joining("\n")));
            pairs.forEach(pair -> assertEquals(pair.kind() == LinePair.Kind.SAME, pair.before().equals(pair.after())
                    && pair.beforeLine() > 0 && pair.afterLine() > 0, pair::toString));
        }
    }

    @Test
    void twoLargeTextsThatShareNothingAreComparedInTime() {
        String before = IntStream.range(0, 4_000).mapToObj(i -> "before " + i).collect(Collectors.joining("\n"));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> LinePair.of(before, before.replace("before", "after")));
    }

    @Test
    void whatIsTheSameIsFoldedAwayButForThreeLinesAroundAndNothingIsLost() {
        String before = IntStream.range(0, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        List<LinePair> pairs = LinePair.of(before, before.replace("line 20", "LINE 20"));
        List<Stretch> rows = Stretch.of(pairs);

        assertEquals(9, rows.size());
        assertEquals(17, ((Stretch.Folded) rows.getFirst()).pairs().size());
        assertEquals(16, ((Stretch.Folded) rows.getLast()).pairs().size());
        assertEquals(pairs, rows.stream().flatMap(row -> switch (row) {
            case Stretch.Line(LinePair pair) -> Stream.of(pair);
            case Stretch.Folded(List<LinePair> folded) -> folded.stream();
        }).toList());
        assertTrue(Stretch.of(LinePair.of("a\nb\nc\nd", "a\nb\nc\nX")).stream()
                .allMatch(Stretch.Line.class::isInstance), "a fold of nothing or of one line saves nothing");
    }

    private static String lines(Random random) {
        return random.ints(random.nextInt(1, 12), 0, 4).mapToObj(i -> "l" + i).collect(Collectors.joining("\n"));
    }
}
