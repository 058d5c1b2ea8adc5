package dev.slipway.change;

import java.util.List;

/**
 * One way to change something outside this computer. Operations only plan and look again; the {@link Applier}
 * carries plans out, so that refusing a stale plan and keeping the ledger are written once.
 *
 * @param <W> what is wanted, a validated record
 */
public interface Operation<W> {

    /**
     * Reads what is there and says what would be changed; changes nothing. A second plan after success is all
     * {@link Change.Keep}, but for {@link Change.Run}s.
     *
     * @throws ProblemException when something could not be read
     */
    Plan<W> plan(W wanted) throws ProblemException;

    /**
     * Looks again with fresh reads. The default plans once more: whatever is still to be made is missing.
     * Operations made of {@link Change.Run}s look for the run's own result instead.
     *
     * @throws ProblemException when something could not be read
     */
    default Verdict verify(Plan<W> applied) throws ProblemException {
        Plan<W> now = plan(applied.wanted());
        List<Change> remaining = now.toMake().stream().filter(change -> !(change instanceof Change.Run)).toList();
        if (!remaining.isEmpty()) {
            return new Verdict.Missing(remaining);
        }
        return new Verdict.Proven(now.changes().stream().map(Change::what).toList(), now.notes());
    }
}
