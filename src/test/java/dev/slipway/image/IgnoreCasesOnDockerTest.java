package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.dockerjava.api.DockerClient;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.IgnoreCases.Case;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case is built by Docker's own command line and by us, on one engine, and the images hold the same names, modes,
 * owners, links and bytes. Mostly the engine sees that by itself: it takes our build out of its cache.
 */
@Needs(Part.DOCKER)
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems cannot hold all of these names")
class IgnoreCasesOnDockerTest {

    private static final String OURS = "slipway-ignore/ours:1";
    private static final String DOCKERS = "slipway-ignore/docker:1";

    @TempDir
    static Path folder;
    private static DockerEngine engine;
    private static DockerClient client;

    @BeforeAll
    static void layOut() throws IOException {
        new IgnoreCases().layOut(folder);
        EngineFinder finder = new EngineFinder(System.getenv(), Path.of(System.getProperty("user.home")), "Linux");
        engine = new DockerEngine(finder);
        EnginePlace place = assertInstanceOf(EngineFinder.Places.Candidates.class, finder.places()).places().getFirst();
        client = new DockerConnection(place, place.uri().orElseThrow()).open();
    }

    @AfterAll
    static void takeAway() throws IOException {
        for (String image : client.listImagesCmd().withReferenceFilter("slipway-ignore/*").exec().stream()
                .map(image -> image.getId()).toList()) {
            client.removeImageCmd(image).withForce(true).exec();
        }
        client.close();
    }

    static Stream<Case> cases() throws IOException {
        return new IgnoreCases().cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theImageIsTheOneThatDockersCommandLineBuilds(Case one) throws Exception {
        Files.writeString(folder.resolve(".dockerignore"), one.ignore());
        Optional<String> dockers = buildByDocker(folder);
        assertEquals(one.docker().isPresent(), dockers.isPresent(), "Docker builds it");
        if (one.slipway().isEmpty()) {
            assertThrows(ProblemException.class, () -> buildByUs(folder));
            return;
        }
        String ours = buildByUs(folder);
        SortedMap<String, String> content = ImageContent.of(client, ours);
        assertEquals(one.slipway().get(), content.keySet());
        if (dockers.isPresent() && !dockers.get().equals(ours)) {
            SortedMap<String, String> other = ImageContent.of(client, dockers.get());
            assertEquals(one.isTheSame(), other.equals(content), () -> "Docker's is " + other + ", ours " + content);
            assertEquals(one.docker().get(), other.keySet());
            one.modes().forEach((name, mode) -> assertEquals(mode, other.get(name).split(" ")[0]));
        } else {
            assertEquals(one.isTheSame(), dockers.isPresent());
        }
    }

    @Test
    void oddNamesAndFilesOfTwoNamesArriveAsFromDocker(@TempDir Path odd) throws Exception {
        assertEquals(0, new ProcessBuilder("sh", "-c", """
                printf 'FROM scratch\\nCOPY . /\\n' >Dockerfile
                echo 1 >"$(printf 'bad\\377')"; echo 2 >"$(printf 'new\\nline')"; ln -s "$(printf 'to\\377')" link
                echo 3 >one; ln one two; mkdir "$(printf 'in\\200')"; ln one "$(printf 'in\\200/x')"
                echo 4 >"$(printf '%0130d' 1)"; ln -s "$(printf '%0130d' 1)" long; chmod 640 one; touch -d 1960-01-01 one
                """).directory(odd.toFile()).inheritIO().start().waitFor());
        assertEquals(ImageContent.of(client, buildByDocker(odd).orElseThrow()),
                ImageContent.of(client, buildByUs(odd)));
    }

    private static String buildByUs(Path folder) throws ProblemException {
        return engine.build(new BuildRequest(folder, OURS, Platform.X86_64, "", Map.of()), Progress.none()).id();
    }

    /** The image's id, or empty when Docker refuses. */
    private static Optional<String> buildByDocker(Path folder) throws IOException, InterruptedException {
        ProcessBuilder docker = new ProcessBuilder("docker", "build", "--quiet", "--platform", "linux/amd64",
                "--tag", DOCKERS, folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        docker.environment().put("DOCKER_BUILDKIT", "0");
        Process process = docker.start();
        String id = new String(process.getInputStream().readAllBytes()).strip();
        return process.waitFor() == 0 ? Optional.of(id) : Optional.empty();
    }
}
