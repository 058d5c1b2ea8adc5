package dev.slipway.ui.change;

import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Plan;
import java.util.List;

/**
 * What is said beside each change of a plan, and under all of them: what it is for, and what it costs.
 *
 * @param <W> what is wanted
 */
public interface Asides<W> {

    /** In a small line under the change's sentence; none where there is nothing to say. */
    List<Note> beside(Change change);

    /** Under the plan. */
    List<Note> under(Plan<W> plan);

    static <W> Asides<W> none() {
        return new Asides<>() {
            @Override
            public List<Note> beside(Change change) {
                return List.of();
            }

            @Override
            public List<Note> under(Plan<W> plan) {
                return List.of();
            }
        };
    }
}
