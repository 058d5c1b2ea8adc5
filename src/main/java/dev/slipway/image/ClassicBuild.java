package dev.slipway.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One build by the engine's classic builder, over its API. */
record ClassicBuild(BuildRequest request, Progress progress, BuildWatch watch) {

    /**
     * Builds and tags.
     *
     * @throws ProblemException an {@link ImageProblem}, or that it was cancelled
     * @throws IOException when the engine was lost
     */
    void run(DockerConnection engine) throws ProblemException, IOException {
        BuildContext context = BuildContext.of(request.folder());
        try (Socket socket = engine.socket(); ContextStream tar = context.stream(progress);
                BuildOutput output = new BuildOutput(watch, progress)) {
            output.onStart(socket);
            progress.whenCancelled(() -> closeQuietly(output));
            try {
                new ContextPost(socket, path()).exec(tar, output::onNext);
            } catch (DockerException e) {
                throw new ProblemException(tar.failure().orElseGet(() ->
                        EngineErrors.ofBuild(e.getMessage(), watch.failed())), e);
            } catch (IOException e) {
                if (tar.failure().isPresent()) {
                    throw new ProblemException(tar.failure().get(), e);
                }
                if (!progress.isCancelled() && !Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            output.onComplete();
            output.await();
            if (!output.error().isEmpty()) {
                output.failed(output.error());
                throw new ProblemException(watch.sawWrongProcessor()
                        ? new ImageProblem.EmulationMissing(request.platform().docker())
                        : EngineErrors.ofBuild(output.error(), watch.failed()));
            }
        }
    }

    /** The request's path with its query, as {@link ContextPost} has it from Docker's own description. */
    private String path() {
        Map<String, String> query = new TreeMap<>(Map.of("t", request.reference(),
                "platform", request.platform().docker(), "rm", "true", "forcerm", "true", "pull", String.valueOf(request.pulls()),
                "buildargs", new ObjectMapper().valueToTree(request.arguments()).toString()));
        if (!request.target().isEmpty()) {
            query.put("target", request.target());
        }
        return query.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(),
                StandardCharsets.UTF_8)).collect(Collectors.joining("&", "/build?", ""));
    }

    private static void closeQuietly(Closeable output) {
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
