package dev.slipway.parts;

import dev.slipway.change.Applier;
import dev.slipway.change.Ledger;
import dev.slipway.change.Made;
import dev.slipway.change.Operation;
import dev.slipway.change.Pause;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Applies plans as the program does, with a ledger in a folder of the test's own and without waiting. */
public record Applying(Path folder) {

    /** What was previewed; gives the ids that were answered. */
    public <W> Made apply(Operation<W> operation, Plan<W> plan) throws ProblemException {
        try (Ledger ledger = ledger()) {
            return new Applier(ledger, Pause.none()).apply(operation, plan, Progress.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks, previews, applies and checks. */
    public <W> Verdict make(Operation<W> operation, W wanted) throws ProblemException {
        Plan<W> plan = operation.plan(wanted);
        apply(operation, plan);
        try (Ledger ledger = ledger()) {
            return new Applier(ledger, Pause.none()).verify(operation, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ledger ledger() throws ProblemException {
        return Ledger.open(folder.resolve("ledger.jsonl"), InstantSource.system());
    }
}
