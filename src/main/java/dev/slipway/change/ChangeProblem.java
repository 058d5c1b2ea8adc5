package dev.slipway.change;

import java.util.List;

/** What can go wrong with plans and the ledger themselves. */
public sealed interface ChangeProblem extends Problem {

    /** The plan on the screen is no longer true; nothing was written. */
    record PlanMoved(String operation, List<String> nowDifferent) implements ChangeProblem {
        public PlanMoved {
            nowDifferent = List.copyOf(nowDifferent);
        }
    }

    /** The user stopped it. */
    record Cancelled() implements ChangeProblem {}

    /** Another running Slipway holds this pipeline's ledger. */
    record LedgerBusy(String file) implements ChangeProblem {}

    /** The ledger could not be written, so nothing is changed. */
    record LedgerUnwritable(String file, String reason) implements ChangeProblem {}

    /** A bug: an exception nobody expected. */
    record Unexpected(String type, String message) implements ChangeProblem {
        public static Unexpected of(Throwable bug) {
            return new Unexpected(bug.getClass().getSimpleName(), String.valueOf(bug.getMessage()));
        }
    }
}
