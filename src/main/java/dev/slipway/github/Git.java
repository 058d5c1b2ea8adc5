package dev.slipway.github;

import dev.slipway.change.ProblemException;
import dev.slipway.pipeline.RepositoryName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What Slipway asks of git. Every method throws a {@link GitProblem} when git refuses or is missing. */
public interface Git {

    /** What the folder is. */
    State state(Path folder) throws ProblemException;

    /** Those of the files that a {@code .gitignore} keeps out of every commit. */
    List<String> ignored(Path folder, List<String> files) throws ProblemException;

    /**
     * Commits these files and nothing else.
     *
     * @param files relative to the repository's top folder, with forward slashes
     * @return the new commit's full SHA
     */
    String commit(Path folder, List<String> files, String message) throws ProblemException;

    /**
     * Pushes the branch to the remote of {@link State}.
     *
     * @param as what the remote calls it
     */
    void push(Path folder, String branch, String as) throws ProblemException;

    /** Pushes the branch under its own name. */
    default void push(Path folder, String branch) throws ProblemException {
        push(folder, branch, branch);
    }

    /** The SHA that the remote is known to have for the branch, empty when it was never pushed or fetched. */
    String pushedHead(Path folder, String branch) throws ProblemException;

    /**
     * A repository folder.
     *
     * @param top        the repository's top folder
     * @param remote     where the branch is pushed to; its address is empty when there is none
     * @param branch     empty when HEAD is detached
     * @param head       full SHA, empty before the first commit
     * @param pushedHead the SHA that the remote is known to have for the branch, empty when never pushed
     * @param changed    files that differ from HEAD or are new, relative to the top, with forward slashes
     */
    record State(Path top, Remote remote, String branch, String head, String pushedHead, List<String> changed) {
        public State {
            changed = List.copyOf(changed);
        }

        /** Read from the remote's address, when it leads to a GitHub that Slipway knows. */
        public Optional<RepositoryName> repository() {
            return remote.repository();
        }
    }

    /**
     * One of a repository's remotes.
     *
     * @param address without any password; empty when there is no such remote
     */
    record Remote(String name, String address) {

        public static final String ORIGIN = "origin";

        /** Where it leads; empty for a path. */
        public Optional<GitHubHost> host() {
            return GitHubHost.ofRemote(address);
        }

        /** Empty when it does not lead to a GitHub that Slipway knows. */
        public Optional<RepositoryName> repository() {
            return host().filter(GitHubHost::isSupported).flatMap(_ -> RepositoryName.ofRemote(address));
        }
    }
}
