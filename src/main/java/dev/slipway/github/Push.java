package dev.slipway.github;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;

/** Pushes the pipeline's branch to its remote: what GitHub sees, and what starts the workflow. */
public final class Push implements Operation<PushRequest> {

    private static final String NAME = "github.push";

    private final Git git;

    public Push(Git git) {
        this.git = git;
    }

    @Override
    public Plan<PushRequest> plan(PushRequest wanted) throws ProblemException {
        Git.State state = git.state(wanted.folder());
        refuseWhatCannotBePushed(wanted, state);
        boolean isPushed = state.head().equals(state.pushedHead());
        return Plan.of(NAME, wanted, isPushed ? new Change.Keep(what(wanted, state), state.head())
                : run(wanted, state));
    }

    /** It was pushed when the remote has what the folder has. */
    @Override
    public Verdict verify(Plan<PushRequest> applied) throws ProblemException {
        return Publish.verdict(plan(applied.wanted()));
    }

    Change run(PushRequest wanted, Git.State state) {
        return new Change.Run(what(wanted, state), state.head() + " " + state.pushedHead(),
                Call.of("git push --set-upstream " + state.remote().name() + " " + wanted.branch(), (_, _) -> {
                    git.push(state.top(), wanted.branch());
                    return git.state(state.top()).pushedHead();
                }));
    }

    void refuseWhatCannotBePushed(PushRequest wanted, Git.State state) throws ProblemException {
        if (state.remote().address().isEmpty()) {
            throw new ProblemException(new GitProblem.NoOrigin(state.top().toString()));
        }
        if (state.branch().isEmpty()) {
            throw new ProblemException(new GitProblem.DetachedHead(state.top().toString()));
        }
        if (!state.branch().equals(wanted.branch())) {
            throw new ProblemException(new GitProblem.OtherBranch(state.branch(), wanted.branch()));
        }
        if (state.head().isEmpty()) {
            throw new ProblemException(new GitProblem.NothingCommitted(state.top().toString()));
        }
    }

    private static Subject what(PushRequest wanted, Git.State state) {
        return new Subject(Subject.Kind.PUSH, wanted.branch() + " -> " + state.remote().address());
    }
}
