package dev.slipway.ui.image;

import dev.slipway.change.Operation;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Translated;
import dev.slipway.github.Git;
import dev.slipway.image.ImagePush;
import dev.slipway.image.ImageRequest;
import dev.slipway.image.RepositoryRequest;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.taskdef.SecretLooks;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The image of the folder's commit, under the commit's SHA. */
public final class CommitImage {

    private CommitImage() {}

    /** What is wanted in ECR, in a repository as it is. */
    public static ImageRequest of(World world, Pipeline pipeline) throws ProblemException {
        return of(world, ImageWish.usual(pipeline));
    }

    /** What is wanted in ECR. Files changed since the commit give the tag an ending of their own. */
    static ImageRequest of(World world, ImageWish wish) throws ProblemException {
        Pipeline pipeline = wish.pipeline();
        Git.State state = world.code().git().state(world.code().folder());
        return new ImageRequest(new RepositoryRequest(pipeline.target().repository(), pipeline.tag(), wish.settings()),
                tag(world, state, pipeline.app().folder()) + arguments(pipeline),
                new ImageRequest.Source(world.code().folder().resolve(pipeline.app().folder()), "",
                        pipeline.arguments(), wish.pulls()),
                new ImageRequest.Task(pipeline.size().platform(), pipeline.app().port(),
                        bringsCommand(world, pipeline)));
    }

    /** Building and pushing it, as one operation. */
    public static Operation<Pipeline> pushing(World world) {
        return new Translated<>(new ImagePush(world.account(), world.tools().engine()),
                pipeline -> of(world, pipeline));
    }

    /** The same, with what the page asks of the build and the repository. */
    static Operation<ImageWish> wished(World world) {
        return new Translated<>(new ImagePush(world.account(), world.tools().engine()), wish -> of(world, wish));
    }

    /**
     * An image made with other arguments is another image than the commit's, which GitHub builds without. Of what looks like
     * a secret not even a checksum is told.
     */
    private static String arguments(Pipeline pipeline) {
        String told = pipeline.arguments().entrySet().stream().map(argument -> argument.getKey()
                + (SecretLooks.has(argument.getKey(), argument.getValue()) ? "" : "=" + argument.getValue()))
                .collect(Collectors.joining("\n"));
        return told.isEmpty() ? "" : "-with-%08x".formatted(told.hashCode());
    }

    private static String tag(World world, Git.State state, String folder) throws ProblemException {
        List<String> changed = state.changed().stream().filter(file -> file.startsWith(folder + "/")).toList();
        String commit = state.head().isEmpty() ? "uncommitted" : state.head();
        return changed.isEmpty() ? commit
                : commit + "-changed-" + TagEnding.of(world.code().folder(), changed);
    }

    /** Whether the saved task definition says what to start; one that cannot be read says nothing. */
    private static boolean bringsCommand(World world, Pipeline pipeline) {
        try {
            Optional<String> text = new RepositoryFile(world.code().folder(), pipeline.files().taskDefinition()).read();
            return text.isPresent() && bringsCommand(TaskDefinition.parse(text.get()), pipeline.app().container());
        } catch (ProblemException e) {
            return false;
        }
    }

    private static boolean bringsCommand(TaskDefinition definition, String container) {
        return definition.container(container).map(found -> "/containerDefinitions/" + found.index())
                .filter(at -> !definition.peek(at + "/command").isEmpty()
                        || !definition.peek(at + "/entryPoint").isEmpty()).isPresent();
    }
}
