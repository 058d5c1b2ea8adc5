package dev.slipway.pipeline;

import java.util.Objects;

/**
 * One pipeline from a GitHub repository to an ECS service.
 *
 * @param repository the GitHub repository
 * @param branch     the branch whose pushes deploy
 */
public record Pipeline(RepositoryName repository, String branch, Target target, Placement placement, App app,
                       Trust trust, Files files, TaskSize size) {

    /** The tag key on everything Slipway makes; its value is {@link #tag()}. */
    public static final String TAG = "slipway:pipeline";

    public Pipeline {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(branch);
        Objects.requireNonNull(target);
        Objects.requireNonNull(placement);
        Objects.requireNonNull(app);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(files);
        Objects.requireNonNull(size);
    }

    public static Pipeline defaults(RepositoryName repository, String branch) {
        return new Pipeline(repository, branch, Target.defaults(), Placement.defaults(), App.defaults(),
                Trust.defaults(), Files.defaults(), TaskSize.defaults());
    }

    /** {@code owner/repository}. */
    public String tag() {
        return repository.toString();
    }

    public Pipeline withBranch(String branch) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }

    public Pipeline withTarget(Target target) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }

    public Pipeline withPlacement(Placement placement) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }

    public Pipeline withApp(App app) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }

    public Pipeline withTrust(Trust trust) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }

    public Pipeline withSize(TaskSize size) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size);
    }
}
