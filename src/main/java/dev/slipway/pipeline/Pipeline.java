package dev.slipway.pipeline;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One pipeline from a GitHub repository to an ECS service.
 *
 * @param repository the GitHub repository
 * @param branch     the branch whose pushes deploy
 * @param arguments  what a build from here gives to the Dockerfile's ARGs, sorted by name
 */
public record Pipeline(RepositoryName repository, String branch, Target target, Placement placement, App app,
                       Trust trust, Files files, TaskSize size, Map<String, String> arguments) {

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
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    public static Pipeline defaults(RepositoryName repository, String branch) {
        return new Pipeline(repository, branch, Target.defaults(), Placement.defaults(), App.defaults(),
                Trust.defaults(), Files.defaults(), TaskSize.defaults(), Map.of());
    }

    /** {@code owner/repository}. */
    public String tag() {
        return repository.toString();
    }

    public Pipeline withBranch(String branch) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withTarget(Target target) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withPlacement(Placement placement) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withApp(App app) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withTrust(Trust trust) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withSize(TaskSize size) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }

    public Pipeline withArguments(Map<String, String> arguments) {
        return new Pipeline(repository, branch, target, placement, app, trust, files, size, arguments);
    }
}
