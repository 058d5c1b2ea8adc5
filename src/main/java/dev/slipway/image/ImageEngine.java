package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Slipway asks of Docker. Building and pushing report lines and layers to the progress and stop when cancelled. */
public interface ImageEngine {

    /** Whether it can be used now; answers within about two seconds and never throws. */
    State state();

    /**
     * Looks whether this engine could build it, as far as the folder tells; builds nothing.
     *
     * @throws ProblemException an {@link ImageProblem} such as {@link ImageProblem.NoDockerfile}
     */
    void check(BuildRequest request) throws ProblemException;

    /** Builds and tags the image. Throws an {@link ImageProblem}. */
    BuiltImage build(BuildRequest request, Progress progress) throws ProblemException;

    /** The local image of that tag, if there is one. */
    Optional<BuiltImage> inspect(String reference) throws ProblemException;

    /** Pushes the tagged image and returns the digest from the push's own answer ({@code sha256:...}). */
    String push(ImageRef image, Login login, Progress progress) throws ProblemException;

    /** How the engine stands. */
    sealed interface State {

        /** Why nothing can be built; empty when it is ready. */
        default Optional<ImageProblem> problem() {
            return switch (this) {
                case Ready _ -> Optional.empty();
                case NotFound(List<String> lookedAt) ->
                        Optional.of(new ImageProblem.NoEngine("NotFound", String.join(", ", lookedAt)));
                case NotRunning(String host) -> Optional.of(new ImageProblem.NoEngine("NotRunning", host));
                case NotAllowed(String host) -> Optional.of(new ImageProblem.NoEngine("NotAllowed", host));
                case NoSuchContext(String name) -> Optional.of(new ImageProblem.NoEngine("NoSuchContext", name));
                case Unsupported(String host) -> Optional.of(new ImageProblem.NoEngine("Unsupported", host));
                case Unusable(String host, String reason) ->
                        Optional.of(new ImageProblem.EngineFailed(host, reason));
            };
        }

        /** It answers; {@code version} is the engine's. */
        record Ready(String host, String version, Builder builder) implements State {}

        /** No engine was found anywhere it could be; {@code lookedAt} are the places. */
        record NotFound(List<String> lookedAt) implements State {
            public NotFound {
                lookedAt = List.copyOf(lookedAt);
            }
        }

        /** Found, but nothing answers: starting, or stopped. */
        record NotRunning(String host) implements State {}

        /** This user may not use it. */
        record NotAllowed(String host) implements State {}

        /** DOCKER_CONTEXT or Docker's configuration names a context that there is not. */
        record NoSuchContext(String name) implements State {}

        /** An address of a kind that only the docker command line can use, such as {@code ssh://}. */
        record Unsupported(String host) implements State {}

        /** Something else; {@code reason} in the engine's words. */
        record Unusable(String host, String reason) implements State {}
    }

    /**
     * What to build.
     *
     * @param folder    the build context, with its Dockerfile
     * @param target    a stage of the Dockerfile, or empty for the last
     * @param arguments build arguments
     * @param pulls     whether base images are fetched again even if the engine has them: it may have them for another
     *                  platform
     */
    record BuildRequest(Path folder, String reference, Platform platform, String target,
                        Map<String, String> arguments, boolean pulls) {
        public BuildRequest {
            arguments = Map.copyOf(arguments);
        }

        /** On the base images that the engine has. */
        public BuildRequest(Path folder, String reference, Platform platform, String target,
                            Map<String, String> arguments) {
            this(folder, reference, platform, target, arguments, false);
        }
    }

    /**
     * A local image.
     *
     * @param id           {@code sha256:...} of its configuration
     * @param architecture Docker's name: amd64, arm64, ...
     * @param bytes        its size unpacked
     * @param ports        the TCP ports it EXPOSEs
     * @param layers       how many it consists of
     */
    record BuiltImage(String id, String architecture, long bytes, List<Integer> ports, Start start, int layers) {
        public BuiltImage {
            ports = List.copyOf(ports);
        }
    }

    /**
     * What a container of an image does when its task says nothing else.
     *
     * @param user    as the Dockerfile's USER says, with or without a group; empty for root
     * @param command ENTRYPOINT and CMD together; empty when the image has neither
     */
    record Start(String user, List<String> command) {
        public Start {
            command = List.copyOf(command);
        }

        /** By name or number. */
        public boolean isRoot() {
            return user.isBlank() || user.matches("(?:root|0+)(?::.*)?");
        }
    }

    /** A registry's login; the password is never printed. */
    record Login(String registry, String user, String password) {
        @Override
        public String toString() {
            return "Login[registry=" + registry + ", user=" + user + "]";
        }
    }
}
