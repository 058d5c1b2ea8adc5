package dev.slipway.image;

import dev.slipway.pipeline.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The image that is wanted in ECR.
 *
 * @param repository where it goes; made when it is missing
 * @param tag        1 to 128 letters, digits and {@code . _ -}; the commit's SHA
 * @param task       what is to run it
 */
public record ImageRequest(RepositoryRequest repository, String tag, Source source, Task task) {

    public ImageRequest {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(source);
        Objects.requireNonNull(task);
        if (!tag.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")) {
            throw new IllegalArgumentException("not an image tag: " + tag);
        }
    }

    /**
     * What the task asks of its image.
     *
     * @param port          the port that the task definition maps
     * @param bringsCommand whether the task definition says itself what is to be started
     */
    public record Task(Platform platform, int port, boolean bringsCommand) {
        public Task {
            Objects.requireNonNull(platform);
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
        }
    }

    /**
     * What the image is made from.
     *
     * @param folder    with the Dockerfile
     * @param target    a stage of the Dockerfile, or empty for the last
     * @param arguments build arguments; not for secrets, since they stay in the image's history
     * @param pulls     whether base images are fetched again even if the engine has them
     */
    public record Source(Path folder, String target, Map<String, String> arguments, boolean pulls) {
        public Source {
            Objects.requireNonNull(folder);
            Objects.requireNonNull(target);
            arguments = Map.copyOf(arguments);
        }

        /** The whole Dockerfile of that folder. */
        public static Source of(Path folder) {
            return new Source(folder, "", Map.of(), false);
        }
    }

    ImageEngine.BuildRequest build(String reference) {
        return new ImageEngine.BuildRequest(source.folder, reference, task.platform, source.target, source.arguments,
                source.pulls);
    }
}
