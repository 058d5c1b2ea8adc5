package dev.slipway.ui.pipeline;

import dev.slipway.change.Problem;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Pair;
import dev.slipway.pipeline.Said;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of a pipeline.
 *
 * @param refused why a side could not be read; a side that is neither here nor in the facts is not there yet
 * @param places  where a side was read
 * @param lines   the lines of the workflow file and of the task definition that each pair is about
 */
record Looked(Facts facts, Map<Side, Problem> refused, Map<Side, String> places, Map<Side, Map<Kind, Integer>> lines) {

    Looked {
        refused = Map.copyOf(refused);
        places = Map.copyOf(places);
        lines = Map.copyOf(lines);
    }

    static Looked nothing() {
        return new Looked(Facts.unknown(), Map.of(), Map.of(), Map.of());
    }

    List<Pair> pairs() {
        return Pair.all(facts);
    }

    /** Whether anything of the pipeline is there beside what was typed, and what comes with the folder. */
    boolean isBegun() {
        return facts.workflow().isPresent() || facts.definition().isPresent() || facts.service().isPresent()
                || List.of(Side.CLUSTER, Side.REPOSITORY).stream().anyMatch(side ->
                        facts.of(side, Said.Existing.class).filter(Said.Existing::isThere).isPresent());
    }

    /** The place of one side of a pair, {@code cicd.yml:12}; empty where it has none. */
    Optional<String> place(Side side, Kind kind) {
        Optional<Integer> line = Optional.ofNullable(lines.get(side)).map(all -> all.get(kind));
        return Optional.ofNullable(places.get(side)).map(place -> place + line.map(number -> ":" + number).orElse(""));
    }

    /** Gathers it. */
    static final class Gathering {

        private Facts facts = Facts.unknown();
        private final Map<Side, Problem> refused = new EnumMap<>(Side.class);
        private final Map<Side, String> places = new EnumMap<>(Side.class);
        private final Map<Side, Map<Kind, Integer>> lines = new EnumMap<>(Side.class);

        void said(Said one) {
            facts = facts.with(one);
        }

        void refused(Side side, Problem why) {
            refused.put(side, why);
        }

        void place(Side side, String place) {
            places.put(side, place);
        }

        void lines(Side side, Map<Kind, Integer> of) {
            lines.put(side, of);
        }

        Looked whole() {
            return new Looked(facts, refused, places, lines);
        }
    }
}
