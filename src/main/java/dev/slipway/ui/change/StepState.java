package dev.slipway.ui.change;

import dev.slipway.change.Change;
import dev.slipway.change.Made;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.Verdict;
import java.util.List;

/** Where a step stands; its buttons derive from this one value. */
public sealed interface StepState<W> {

    /** Waiting for answers, or for the first look. */
    record Asking<W>() implements StepState<W> {}

    /** Reading what is there. */
    record Looking<W>() implements StepState<W> {}

    /** The plan is on the screen. */
    record Previewing<W>(Plan<W> plan) implements StepState<W> {}

    /** Being carried out; {@code done} are the changes made so far, {@code now} the one under way or null. */
    record Applying<W>(Plan<W> plan, Change now, List<Change> done) implements StepState<W> {
        public Applying {
            done = List.copyOf(done);
        }
    }

    /** Looked again; {@code made} are the ids that the changes were answered with. */
    record Checked<W>(Plan<W> plan, Made made, Verdict verdict) implements StepState<W> {}

    /** It could not go on; {@code done} stays made. */
    record Stuck<W>(Problem problem, List<Change> done) implements StepState<W> {
        public Stuck {
            done = List.copyOf(done);
        }
    }

    /** As the wizard's list marks the step. */
    default Mark mark() {
        return switch (this) {
            case Asking<W> _ -> Mark.OPEN;
            case Looking<W> _, Applying<W> _ -> Mark.BUSY;
            case Previewing<W>(Plan<W> plan) -> plan.isAllKept() ? Mark.DONE : Mark.OPEN;
            case Checked<W>(Plan<W> _, Made _, Verdict verdict) ->
                    verdict instanceof Verdict.Proven ? Mark.DONE : Mark.TROUBLE;
            case Stuck<W> _ -> Mark.TROUBLE;
        };
    }
}
