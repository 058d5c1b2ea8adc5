package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.ImageRequest.Task;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample's image is built and started by a real engine, and answers. */
@Needs({Part.DOCKER, Part.BASE_IMAGE})
class SampleImageTest {

    private static final Path SAMPLE = Path.of(System.getProperty("slipway.basedir", "."), "assets", "sample-api");
    private static final String NAME = "local/sample-" + Long.toHexString(System.nanoTime()) + ":1";

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void theSamplesImageFitsItsTaskAndAnswers() throws Exception {
        DockerEngine engine = new DockerEngine(new EngineFinder(System.getenv(),
                Path.of(System.getProperty("user.home")), System.getProperty("os.name")));
        BuiltImage image = engine.build(new BuildRequest(SAMPLE, NAME, Platform.X86_64, "",
                Map.of("BASE", System.getenv("SLIPWAY_TEST_BASE_IMAGE"))), Progress.none());
        ImageFit fit = new ImageFit(image, new Task(Platform.X86_64, 8080, false));
        assertEquals(Optional.empty(), fit.obstacle());
        assertEquals(List.of(), fit.notes());
        assertFalse(image.start().isRoot());

        String container = docker("run", "--detach", NAME);
        try {
            String address = docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                    container);
            assertEquals("{\"message\":\"Hello from my-app-api\"}", answer("http://" + address + ":8080/api/hello"));
        } finally {
            docker("rm", "--force", container);
            docker("image", "rm", "--force", NAME);
        }
    }

    /** Waits for the program to come up. */
    private static String answer(String address) throws Exception {
        IOException last = new IOException("never asked");
        for (int look = 0; look < 100; look++) {
            try (HttpClient http = HttpClient.newHttpClient()) {
                return http.send(HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString()).body();
            } catch (IOException e) {
                last = e;
                Thread.sleep(200);
            }
        }
        throw last;
    }

    private static String docker(String... words) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(words)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), () -> String.join(" ", words) + ": " + said);
        return said;
    }
}
