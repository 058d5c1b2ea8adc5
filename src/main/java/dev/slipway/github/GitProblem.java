package dev.slipway.github;

import dev.slipway.change.Bytes;
import dev.slipway.change.Problem;
import java.time.Duration;
import java.util.List;

/** What git can answer instead of an answer. */
public sealed interface GitProblem extends Problem {

    /** The {@code git} program is not on the path. */
    record NotInstalled() implements GitProblem {}

    record NotARepository(String folder) implements GitProblem {}

    /** The repository belongs to another user of this computer, so that git leaves it alone. */
    record OwnedByOthers(String folder) implements GitProblem {}

    /** HEAD stands on a commit and on no branch. */
    record DetachedHead(String folder) implements GitProblem {}

    /** There is no file of that name to be committed. */
    record NoSuchFile(String file) implements GitProblem {}

    /** The file would stay out of the commit, since a {@code .gitignore} leaves it out. */
    record Ignored(String file) implements GitProblem {}

    /** Another branch is checked out than the pipeline's. */
    record OtherBranch(String checkedOut, String wanted) implements GitProblem {}

    /** There is no commit yet that could be pushed. */
    record NothingCommitted(String folder) implements GitProblem {}

    /** git knows no {@code origin} to push to. */
    record NoOrigin(String folder) implements GitProblem {}

    /** The remote has commits that the folder has not. */
    record Behind(String branch) implements GitProblem {}

    /** A rule of the repository does not let this branch be pushed to; {@code message} in GitHub's words. */
    record BranchIsProtected(String branch, String message) implements GitProblem {}

    /** git's credentials may push, but not files under {@code .github/workflows}. */
    record MayNotChangeWorkflows(String remote) implements GitProblem {}

    /** The remote wants other credentials than git has. */
    record NotSignedIn(String remote) implements GitProblem {}

    /** There is no such repository, or git's credentials may not see it. */
    record NoSuchRemote(String remote) implements GitProblem {}

    record RemoteOffline(String remote, String message) implements GitProblem {}

    /** git knows no name and e-mail to commit under. */
    record NoIdentity() implements GitProblem {}

    record GitTooSlow(String command, long seconds) implements GitProblem {

        @Override
        public List<Object> facts() {
            return List.of(command, Duration.ofSeconds(seconds));
        }
    }

    /** git said more than Slipway reads. */
    record TooMuchOutput(String command, long limitBytes) implements GitProblem {

        @Override
        public List<Object> facts() {
            return List.of(command, new Bytes(limitBytes));
        }
    }

    /** git refused, in its own words. */
    record GitRefused(String command, String message) implements GitProblem {}
}
