package dev.slipway.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries plans out. It plans again first and refuses, without writing anything, when the world has moved since the
 * preview; then it sends exactly what the plan lists, and tells the ledger before and after each change.
 */
public final class Applier {

    private static final int LOOKS = 6;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Pause pause;

    public Applier(Ledger ledger, Pause pause) {
        this.ledger = ledger;
        this.pause = pause;
    }

    /**
     * Applies what was previewed; gives the ids that AWS and others have answered with.
     *
     * @throws ProblemException {@link ChangeProblem.PlanMoved} when the plan is no longer true,
     *     {@link ChangeProblem.Cancelled} between two changes, or the problem of the change that failed; the changes
     *     before it stay made and stand in the ledger
     */
    public <W> Made apply(Operation<W> operation, Plan<W> previewed, Progress progress) throws ProblemException {
        Plan<W> fresh = operation.plan(previewed.wanted());
        if (!fresh.doesTheSameAs(previewed)) {
            throw new ProblemException(new ChangeProblem.PlanMoved(previewed.operation(), moved(previewed, fresh)));
        }
        List<Change> changes = fresh.toMake();
        Made made = new Made();
        if (changes.isEmpty()) {
            settle(fresh);
            return made;
        }
        Ledger.Writing writing = ledger.begin(fresh.operation(), changes);
        for (Change change : changes) {
            stopIfCancelled(progress);
            make(change, made, progress, writing);
        }
        writing.finished();
        return made;
    }

    /** Looks until everything is seen, a few times over, since some services take seconds to show a change. */
    public <W> Verdict verify(Operation<W> operation, Plan<W> applied) throws ProblemException {
        Verdict verdict = operation.verify(applied);
        for (int look = 1; look < LOOKS && verdict instanceof Verdict.Missing; look++) {
            pause.of(BETWEEN_LOOKS);
            verdict = operation.verify(applied);
        }
        return verdict;
    }

    /** A killed run may have made its last change without telling: when all of it is there, it is settled. */
    private void settle(Plan<?> allKept) throws ProblemException {
        Interruption interruption = ledger.interruption();
        if (interruption.operation().equals(allKept.operation())) {
            ledger.settle(interruption);
        }
    }

    private static void make(Change change, Made made, Progress progress, Ledger.Writing writing)
            throws ProblemException {
        writing.intended(change);
        progress.begins(change);
        String id = sent(change, made, progress, writing);
        made.put(change.what(), id);
        writing.done(change, id);
        progress.ends(change);
    }

    private static String sent(Change change, Made made, Progress progress, Ledger.Writing writing)
            throws ProblemException {
        try {
            return change.call().orElseThrow().send(made, progress);
        } catch (ProblemException e) {
            throw written(e, change, writing);
        } catch (RuntimeException e) {
            throw written(new ProblemException(ChangeProblem.Unexpected.of(e), e), change, writing);
        }
    }

    /** The problem, after the ledger was told; that the ledger failed too must not hide it. */
    private static ProblemException written(ProblemException failure, Change change, Ledger.Writing writing) {
        try {
            writing.failed(change, failure.problem());
        } catch (ProblemException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static void stopIfCancelled(Progress progress) throws ProblemException {
        if (progress.isCancelled()) {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }

    private static List<String> moved(Plan<?> before, Plan<?> now) {
        List<String> was = before.changes().stream().map(Change::fingerprint).toList();
        List<String> moved = new ArrayList<>();
        for (Change change : now.changes()) {
            if (!was.contains(change.fingerprint())) {
                moved.add(change.what().name());
            }
        }
        List<String> is = now.changes().stream().map(Change::fingerprint).toList();
        for (Change change : before.changes()) {
            if (!is.contains(change.fingerprint()) && !moved.contains(change.what().name())) {
                moved.add(change.what().name());
            }
        }
        return moved;
    }
}
