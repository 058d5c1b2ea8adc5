package dev.slipway.github;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.AwsCommand;
import java.nio.file.Files;
import java.util.List;

/** Commits the pipeline's files and nothing else; other changes of the folder stay as they are. Pushes nothing. */
public final class Commit implements Operation<CommitRequest> {

    private static final String NAME = "github.commit";

    private final Git git;

    public Commit(Git git) {
        this.git = git;
    }

    @Override
    public Plan<CommitRequest> plan(CommitRequest wanted) throws ProblemException {
        return Plan.of(NAME, wanted, change(wanted, git.state(wanted.folder())));
    }

    /** A commit was made when none of the files differs any more. */
    @Override
    public Verdict verify(Plan<CommitRequest> applied) throws ProblemException {
        return Publish.verdict(plan(applied.wanted()));
    }

    Change change(CommitRequest wanted, Git.State state) throws ProblemException {
        Subject what = new Subject(Subject.Kind.COMMIT, String.join(", ", wanted.files()));
        List<String> changed = wanted.files().stream().filter(state.changed()::contains).toList();
        refuseWhatNeverGetsIn(wanted, state, changed);
        if (changed.isEmpty()) {
            return new Change.Keep(what, state.head());
        }
        return new Change.Run(what, state.head(), Call.of(commands(changed, wanted.message()),
                (_, _) -> git.commit(state.top(), changed, wanted.message())));
    }

    /** A file that is missing or ignored would look the same as one that is committed already. */
    private void refuseWhatNeverGetsIn(CommitRequest wanted, Git.State state, List<String> changed)
            throws ProblemException {
        for (String file : wanted.files()) {
            if (!changed.contains(file) && !Files.exists(state.top().resolve(file))) {
                throw new ProblemException(new GitProblem.NoSuchFile(file));
            }
        }
        List<String> ignored = git.ignored(state.top(), wanted.files());
        if (!ignored.isEmpty()) {
            throw new ProblemException(new GitProblem.Ignored(ignored.getFirst()));
        }
    }

    private static List<String> commands(List<String> files, String message) {
        String names = String.join(" ", files.stream().map(AwsCommand::quoted).toList());
        return List.of("git add -- " + names, "git commit -m " + AwsCommand.quoted(message) + " -- " + names);
    }
}
