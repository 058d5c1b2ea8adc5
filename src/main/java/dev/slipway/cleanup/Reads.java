package dev.slipway.cleanup;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads many things, a handful at a time, so that AWS is not asked faster than it likes to answer. */
record Reads(Together together) {

    private static final int SIDE_BY_SIDE = 8;

    /** One read for each item. */
    @FunctionalInterface
    interface Reading<A, B> {
        B of(A item) throws ProblemException;
    }

    <A, B> List<B> each(List<A> items, Reading<A, B> reading) throws ProblemException {
        List<B> answers = new ArrayList<>();
        for (List<A> some : inParts(items, SIDE_BY_SIDE)) {
            List<Together.Read<B>> reads = some.stream().<Together.Read<B>>map(item -> () -> reading.of(item)).toList();
            answers.addAll(together.all(reads));
        }
        return answers;
    }

    /** In their order, so many in each part at most. */
    static <A> List<List<A>> inParts(List<A> items, int most) {
        return IntStream.range(0, (items.size() + most - 1) / most)
                .mapToObj(i -> items.subList(i * most, Math.min(items.size(), (i + 1) * most))).toList();
    }
}
