package dev.slipway.github;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.AwsCommand;
import java.util.List;
import java.util.Optional;

/**
 * Commits the pipeline's files, pushes them to a branch of their own and opens a pull request: the way to a branch that
 * a rule protects. The local branch stays where it is; once the request is merged, a pull brings both together.
 *
 * @see <a href="https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request">Create a pull request</a>
 */
public final class Propose implements Operation<ProposalRequest> {

    private static final String NAME = "github.propose";
    private static final String OPEN = "github.pullRequest.open";

    private final Git git;
    private final GitHub gitHub;
    private final Commit commit;
    private final Push push;

    public Propose(Git git, GitHub gitHub) {
        this.git = git;
        this.gitHub = gitHub;
        this.commit = new Commit(git);
        this.push = new Push(git);
    }

    @Override
    public Plan<ProposalRequest> plan(ProposalRequest wanted) throws ProblemException {
        Git.State state = git.state(wanted.commit().folder());
        Change first = commit.change(wanted.commit(), state);
        if (!state.head().isEmpty()) {
            push.refuseWhatCannotBePushed(wanted.push(), state);
        }
        boolean isCommitted = first instanceof Change.Keep;
        if (isCommitted && state.head().equals(state.pushedHead())) {
            // merged meanwhile, or pushed after all
            return Plan.of(NAME, wanted, first, new Change.Keep(what(wanted, state), state.head()));
        }
        String pushed = git.pushedHead(state.top(), wanted.head());
        Change second = isCommitted && state.head().equals(pushed) ? new Change.Keep(what(wanted, state), pushed)
                : pushing(wanted, state, pushed);
        return Plan.of(NAME, wanted, first, second, request(wanted));
    }

    /** Proven with the request's address, for somebody to merge it. */
    @Override
    public Verdict verify(Plan<ProposalRequest> applied) throws ProblemException {
        Plan<ProposalRequest> now = plan(applied.wanted());
        return switch (Publish.verdict(now)) {
            case Verdict.Proven(List<Subject> seen, List<Note> _)
                    when now.changes().getLast() instanceof Change.Keep(Subject what, String url)
                            && what.kind() == Subject.Kind.PULL_REQUEST ->
                    new Verdict.Proven(seen, List.of(Note.info(OPEN, url, applied.wanted().branch())));
            case Verdict verdict -> verdict;
        };
    }

    /** The address of the pull request that a verdict tells of. */
    public static Optional<String> opened(Verdict.Proven verdict) {
        return verdict.notes().stream().filter(note -> note.key().equals(OPEN))
                .map(note -> note.facts().getFirst().toString()).findFirst();
    }

    private Change pushing(ProposalRequest wanted, Git.State state, String pushed) {
        return new Change.Run(what(wanted, state), state.head() + " " + pushed,
                Call.of("git push " + state.remote().name() + " " + wanted.branch() + ":" + wanted.head(), (_, _) -> {
                    git.push(state.top(), wanted.branch(), wanted.head());
                    return git.pushedHead(state.top(), wanted.head());
                }));
    }

    private Change request(ProposalRequest wanted) throws ProblemException {
        Subject what = new Subject(Subject.Kind.PULL_REQUEST, wanted.head() + " -> " + wanted.branch());
        Optional<GitHub.PullRequest> open =
                gitHub.pullRequest(wanted.repository(), wanted.head(), wanted.branch());
        if (open.isPresent()) {
            return new Change.Keep(what, open.get().url());
        }
        String body = String.join("\n", wanted.commit().files());
        return new Change.Create(what, wanted.title() + "\n\n" + body, Call.of("gh pr create --base "
                + AwsCommand.quoted(wanted.branch()) + " --head " + AwsCommand.quoted(wanted.head()) + " --title "
                + AwsCommand.quoted(wanted.title()) + " --body " + AwsCommand.quoted(body), (_, _) ->
                gitHub.openPullRequest(wanted.repository(), wanted.head(), wanted.branch(),
                        wanted.title(), body).url()));
    }

    private static Subject what(ProposalRequest wanted, Git.State state) {
        return new Subject(Subject.Kind.PUSH,
                wanted.branch() + " -> " + wanted.head() + " -> " + state.remote().address());
    }
}
