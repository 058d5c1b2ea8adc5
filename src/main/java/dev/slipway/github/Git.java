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

    /** Pushes the branch to {@code origin}. */
    void push(Path folder, String branch) throws ProblemException;

    /**
     * A repository folder.
     *
     * @param top        the repository's top folder
     * @param repository read from {@code origin}'s address, when it is a GitHub one
     * @param remote     {@code origin}'s address without any password, empty when there is none
     * @param branch     empty when HEAD is detached
     * @param head       full SHA, empty before the first commit
     * @param pushedHead the SHA that {@code origin} is known to have for the branch, empty when never pushed
     * @param changed    files that differ from HEAD or are new, relative to the top, with forward slashes
     */
    record State(Path top, Optional<RepositoryName> repository, String remote, String branch, String head,
                 String pushedHead, List<String> changed) {
        public State {
            changed = List.copyOf(changed);
        }
    }
}
