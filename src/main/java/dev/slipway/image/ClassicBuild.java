package dev.slipway.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import java.io.IOException;
import java.util.Set;

/** One build by the engine's classic builder, over its API. */
record ClassicBuild(BuildRequest request, Progress progress, BuildWatch watch) {

    /**
     * Builds and tags.
     *
     * @throws ProblemException an {@link ImageProblem}, or that it was cancelled
     * @throws IOException when the engine was lost
     */
    void run(DockerClient client) throws ProblemException, IOException {
        BuildContext context = BuildContext.of(request.folder());
        try (ContextStream tar = context.stream(progress); BuildOutput output = new BuildOutput(watch, progress)) {
            try {
                command(client, tar).exec(output);
                output.await();
            } catch (DockerException e) {
                throw new ProblemException(tar.failure().orElseGet(() ->
                        EngineErrors.ofBuild(e.getMessage(), watch.failed())), e);
            } catch (RuntimeException e) {
                if (tar.failure().isPresent()) {
                    throw new ProblemException(tar.failure().get(), e);
                }
                throw new IOException(e);
            }
            if (tar.failure().isPresent()) {
                throw new ProblemException(tar.failure().get());
            }
            if (!output.error().isEmpty()) {
                output.failed(output.error());
                throw new ProblemException(watch.sawWrongProcessor()
                        ? new ImageProblem.EmulationMissing(request.platform().docker())
                        : EngineErrors.ofBuild(output.error(), watch.failed()));
            }
        }
    }

    private BuildImageCmd command(DockerClient client, ContextStream tar) {
        BuildImageCmd command = client.buildImageCmd(tar).withTags(Set.of(request.reference()))
                .withPlatform(request.platform().docker()).withRemove(true).withForcerm(true)
                .withPull(request.pulls());
        request.arguments().forEach(command::withBuildArg);
        return request.target().isEmpty() ? command : command.withTarget(request.target());
    }
}
