package dev.slipway.github;

/** The pipeline's files, to be committed and pushed in one go. */
public record PublishRequest(CommitRequest commit, String branch) {

    PushRequest push() {
        return new PushRequest(commit.folder(), branch);
    }
}
