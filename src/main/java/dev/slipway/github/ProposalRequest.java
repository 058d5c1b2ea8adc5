package dev.slipway.github;

import dev.slipway.pipeline.RepositoryName;
import java.util.Objects;

/**
 * The pipeline's files, to be proposed where the branch itself may not be pushed to.
 *
 * @param branch the local branch, and what the pull request is to be merged into
 * @param head   what the branch is called on GitHub until then
 */
public record ProposalRequest(CommitRequest commit, RepositoryName repository, String branch, String head) {

    public ProposalRequest {
        Objects.requireNonNull(commit);
        Objects.requireNonNull(repository);
        if (head.equals(branch)) {
            throw new IllegalArgumentException("a branch is not proposed to itself: " + head);
        }
    }

    /** The commit's first line. */
    String title() {
        return commit.message().lines().findFirst().orElseThrow();
    }

    PushRequest push() {
        return new PushRequest(commit.folder(), branch);
    }
}
