package dev.slipway.ui.pipeline;

import dev.slipway.pipeline.Pair;
import dev.slipway.pipeline.Pair.State;
import dev.slipway.ui.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;

/** How a pipeline stands, in one line. */
final class StandingLabel extends Label {

    private final Texts texts;
    private final PipelineState state;

    StandingLabel(Texts texts, PipelineState state) {
        this.texts = texts;
        this.state = state;
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("status");
        setId("consistency-standing");
        textProperty().bind(Bindings.createStringBinding(this::words, state.looked(), texts.language()));
    }

    private String words() {
        Looked looked = state.looked().get();
        if (looked.facts().said().isEmpty()) {
            return texts.get("consistency.notLooked");
        }
        List<Pair> pairs = looked.pairs();
        long wrong = count(pairs, State.FAILS) + count(pairs, State.SURPRISES) + count(pairs, State.HARMLESS);
        long missing = count(pairs, State.MISSING);
        long unknown = count(pairs, State.UNKNOWN);
        if (wrong > 0) {
            return texts.get("consistency.differ", wrong, missing, unknown, count(pairs, State.AGREES));
        }
        return missing + unknown > 0 ? texts.get("consistency.unfinished", missing, unknown, count(pairs, State.AGREES))
                : texts.get("consistency.whole", pairs.size());
    }

    private static long count(List<Pair> pairs, State which) {
        return pairs.stream().filter(pair -> pair.state() == which).count();
    }
}
