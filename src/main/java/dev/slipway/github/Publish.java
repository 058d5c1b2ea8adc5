package dev.slipway.github;

import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Verdict;

/** Commits the pipeline's files together and pushes them: one preview, one click. */
public final class Publish implements Operation<PublishRequest> {

    private static final String NAME = "github.publish";

    private final Git git;
    private final Commit commit;
    private final Push push;

    public Publish(Git git) {
        this.git = git;
        this.commit = new Commit(git);
        this.push = new Push(git);
    }

    @Override
    public Plan<PublishRequest> plan(PublishRequest wanted) throws ProblemException {
        Git.State state = git.state(wanted.commit().folder());
        Change first = commit.change(wanted.commit(), state);
        if (first instanceof Change.Keep) {
            return Plan.of(NAME, wanted, first, push.plan(wanted.push()).changes().getFirst());
        }
        if (!state.head().isEmpty()) {
            push.refuseWhatCannotBePushed(wanted.push(), state);
        }
        return Plan.of(NAME, wanted, first, push.run(wanted.push(), state));
    }

    @Override
    public Verdict verify(Plan<PublishRequest> applied) throws ProblemException {
        return verdict(plan(applied.wanted()));
    }

    /** Proven when nothing is left to be done, the runs included. */
    static Verdict verdict(Plan<?> now) {
        return now.isAllKept() ? new Verdict.Proven(now.changes().stream().map(Change::what).toList(), now.notes())
                : new Verdict.Missing(now.toMake());
    }
}
