package dev.slipway.ui.pipeline;

import dev.slipway.change.Problem;
import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Pair;
import dev.slipway.ui.Texts;
import java.util.stream.Collectors;

/** A pair in words: what has to be the same, who says what where, and why one of them is not known. */
final class PairWords {

    private final Texts texts;
    private final Looked looked;

    PairWords(Texts texts, Looked looked) {
        this.texts = texts;
        this.looked = looked;
    }

    String matter(Pair pair) {
        return texts.get("matter." + pair.kind().matter().name());
    }

    /** What is wrong, or why nobody can tell; empty where the two agree. */
    String sentence(Pair pair) {
        return pair.found().map(this::sentence).orElseGet(() -> pair.unknown().stream().sorted()
                .map(side -> why(side)).collect(Collectors.joining(" ")));
    }

    private String sentence(Disagreement found) {
        return texts.get("rule." + found.kind().id(), found.facts().toArray());
    }

    /** {@code cicd.yml:12}, or whose word it is; of a definition that is not there yet, the settings speak. */
    String where(Side of, Kind kind) {
        Side side = of == Side.DEFINITION && looked.facts().definition().isEmpty() ? Side.PIPELINE : of;
        String name = texts.get("side." + side.name());
        return looked.place(side, kind).map(place -> isFile(side) ? place : name + " " + place).orElse(name);
    }

    private static boolean isFile(Side side) {
        return side == Side.WORKFLOW || side == Side.DEFINITION || side == Side.DOCKERFILE;
    }

    private String why(Side side) {
        Problem refused = looked.refused().get(side);
        if (refused != null) {
            return texts.get("consistency.refused", texts.get("side." + side.name()), texts.title(refused));
        }
        return looked.facts().said().containsKey(side)
                ? texts.get("consistency.silent", texts.get("side." + side.name()))
                : texts.get("consistency.notYet." + side.name());
    }
}
