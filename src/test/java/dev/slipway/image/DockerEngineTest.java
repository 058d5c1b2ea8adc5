package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.ImageEngine.Login;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real engine builds, and pushes to a real registry with a password. */
@Needs({Part.DOCKER, Part.REGISTRY, Part.BASE_IMAGE})
class DockerEngineTest {

    private static final Path SAMPLE = Path.of(System.getProperty("slipway.basedir", "."), "assets", "sample-api");
    private static final String BASE = System.getenv("SLIPWAY_TEST_BASE_IMAGE");
    private static final String REGISTRY = System.getenv("SLIPWAY_TEST_REGISTRY");

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private final DockerEngine engine = new DockerEngine(
            new EngineFinder(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name")));

    @Test
    void theEngineSaysItsVersion() {
        ImageEngine.State.Ready ready = assertInstanceOf(ImageEngine.State.Ready.class, engine.state());
        assertTrue(ready.version().matches("\\d+\\..*"), ready::toString);
    }

    @Test
    void theSampleIsBuiltTestedAndPushedAndTheRegistryHasTheSameDigest() throws Exception {
        copySample();
        // else a second run would find every step in the engine's cache
        Files.writeString(folder.resolve("Hello.java"), "// " + System.nanoTime(), StandardOpenOption.APPEND);
        ImageRef image = ImageRef.tagged(REGISTRY, "engine/sample", "1");
        BuiltImage built = engine.build(request(image, ""), progress);
        assertEquals(List.of(8080), built.ports());
        assertTrue(built.bytes() > 10_000_000, built::toString);
        assertEquals(Optional.of(built), engine.inspect(image.byTag()));
        assertTrue(progress.lines.contains("3 answers as expected"), progress.lines::toString);
        assertTrue(progress.lines.stream().noneMatch(line -> line.contains("\n")), progress.lines::toString);
        assertEquals(progress.parts.get("context").get(0), progress.parts.get("context").get(1));

        RecordedProgress push = new RecordedProgress();
        String digest = engine.push(image, login(System.getenv("SLIPWAY_TEST_REGISTRY_PASSWORD")), push);
        assertEquals(digestInRegistry("engine/sample", "1"), digest);
        PushProgress shown = shown(push);
        assertTrue(shown.isFinished() && shown.layers().size() == built.layers(), () -> shown.layers().toString());
        assertEquals(built.bytes(), shown.total());
        assertEquals(digest, engine.push(image, login(System.getenv("SLIPWAY_TEST_REGISTRY_PASSWORD")), push));
    }

    @Test
    void theTestStageAloneCanBeBuilt() throws Exception {
        copySample();
        Files.writeString(folder.resolve("Hello.java"),
                Files.readString(folder.resolve("Hello.java")).replace("Hello from", "Goodbye from"));
        ImageProblem.BuildFailed failed = assertInstanceOf(ImageProblem.BuildFailed.class,
                problemOf(request(ImageRef.tagged(REGISTRY, "engine/red", "1"), "test")));
        assertTrue(failed.step().contains("HelloTest"), failed::toString);
        assertTrue(failed.message().contains("non-zero code: 1"), failed::toString);
        assertTrue(progress.lines.stream().anyMatch(line -> line.contains("Goodbye from")), progress.lines::toString);
    }

    @Test
    void aWrongPasswordIsALoginRefused() throws Exception {
        ImageRef image = buildTiny("engine/wrong");
        ProblemException e = assertThrows(ProblemException.class,
                () -> engine.push(image, login("not-the-password"), Progress.none()));
        assertEquals(new ImageProblem.LoginRefused(REGISTRY), e.problem());
    }

    @Test
    void aRegistryThatIsNotThereIsUnreachable() throws Exception {
        ImageRef image = ImageRef.tagged("127.0.0.1:9", "engine/nowhere", "1");
        dockerfile("FROM scratch\nCOPY Dockerfile /");
        engine.build(request(image, ""), Progress.none());
        ProblemException e = assertThrows(ProblemException.class, () -> engine.push(image, login("x"), Progress.none()));
        assertInstanceOf(ImageProblem.RegistryUnreachable.class, e.problem());
    }

    @Test
    void anImageThatWasNeverBuiltCannotBePushed() {
        ImageRef image = ImageRef.tagged(REGISTRY, "engine/never", "1");
        ProblemException e = assertThrows(ProblemException.class, () -> engine.push(image, login("x"), Progress.none()));
        assertEquals(new ImageProblem.NotBuilt(image.byTag()), e.problem());
    }

    @Test
    void cancellingStopsTheBuildAndTheEngineToo() throws Exception {
        dockerfile("FROM " + BASE + "\nRUN echo started; sleep 600");
        RecordedProgress cancelling = new RecordedProgress(line -> line.equals("started"));
        ImageRef image = ImageRef.tagged(REGISTRY, "engine/cancelled", "1");
        long begun = System.nanoTime();
        ProblemException e = assertThrows(ProblemException.class,
                () -> engine.build(request(image, ""), cancelling));
        assertEquals(new ChangeProblem.Cancelled(), e.problem());
        assertTrue(System.nanoTime() - begun < 30_000_000_000L);
        assertEquals(Optional.empty(), engine.inspect(image.byTag()));
    }

    @Test
    void aFailingStepIsNamed() throws Exception {
        dockerfile("FROM " + BASE + "\nRUN echo before && no-such-program");
        ImageProblem.BuildFailed failed = assertInstanceOf(ImageProblem.BuildFailed.class, problemOf(tiny()));
        assertEquals("[2/2] RUN echo before && no-such-program", failed.step());
        assertTrue(failed.said().contains("before"), failed::toString);
        assertTrue(failed.message().contains("returned a non-zero code: 127"), failed::toString);
    }

    @Test
    void aMisspeltInstructionIsABadDockerfile() throws Exception {
        dockerfile("FROM scratch\nRUNN true");
        ImageProblem.BadDockerfile bad = assertInstanceOf(ImageProblem.BadDockerfile.class, problemOf(tiny()));
        assertTrue(bad.message().contains("unknown instruction: RUNN"), bad::toString);
    }

    @Test
    void aStageThatIsNotThereIsRefused() throws Exception {
        dockerfile("FROM scratch\nCOPY Dockerfile /");
        assertEquals(new ImageProblem.NoSuchStage("nowhere"),
                problemOf(request(ImageRef.tagged(REGISTRY, "engine/tiny", "1"), "nowhere")));
    }

    @Test
    void whatNeedsBuildKitIsRefusedWithItsLine() throws Exception {
        dockerfile("FROM scratch\nCOPY --link Dockerfile /");
        assertEquals(new ImageProblem.NeedsBuildKit("2: COPY --link Dockerfile /"), problemOf(tiny()));
    }

    @Test
    void aFolderWithoutADockerfileIsRefused() {
        assertEquals(new ImageProblem.NoDockerfile(folder.toString()), problemOf(tiny()));
    }

    @Test
    void anImageForAnotherPlatformIsSeenAsSuch() throws Exception {
        dockerfile("FROM scratch\nCOPY Dockerfile /");
        BuildRequest arm = new BuildRequest(folder, REGISTRY + "/engine/arm:1", Platform.ARM64, "", Map.of());
        assertEquals("arm64", engine.build(arm, Progress.none()).architecture());
    }

    @Test
    void ignoredFilesDoNotReachTheImage() throws Exception {
        dockerfile("FROM " + BASE + "\nCOPY . /context\nRUN ls -A /context");
        Files.writeString(folder.resolve(".dockerignore"), "*\n!kept\n");
        Files.writeString(folder.resolve("kept"), "not in the cache: " + System.nanoTime());
        Files.writeString(folder.resolve("secret"), "");
        engine.build(tiny(), progress);
        assertTrue(progress.lines.contains("kept"), progress.lines::toString);
        assertTrue(progress.lines.stream().noneMatch(line -> line.matches("secret|Dockerfile|\\.dockerignore")),
                progress.lines::toString);
    }

    private static PushProgress shown(RecordedProgress push) {
        PushProgress shown = new PushProgress();
        push.news.forEach(news -> shown.take((LayerNews) news, Instant.EPOCH));
        return shown;
    }

    private ImageRef buildTiny(String repository) throws Exception {
        dockerfile("FROM scratch\nCOPY Dockerfile /");
        ImageRef image = ImageRef.tagged(REGISTRY, repository, "1");
        engine.build(request(image, ""), Progress.none());
        return image;
    }

    private BuildRequest tiny() {
        return new BuildRequest(folder, REGISTRY + "/engine/tiny:1", Platform.X86_64, "", Map.of());
    }

    private BuildRequest request(ImageRef image, String target) {
        Map<String, String> arguments = Files.exists(folder.resolve("Hello.java")) ? Map.of("BASE", BASE) : Map.of();
        return new BuildRequest(folder, image.byTag(), Platform.X86_64, target, arguments);
    }

    private Problem problemOf(BuildRequest request) {
        return assertThrows(ProblemException.class, () -> engine.build(request, progress)).problem();
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
    }

    private void copySample() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Login login(String password) {
        return new Login(REGISTRY, "AWS", password);
    }

    private static String digestInRegistry(String repository, String tag) throws Exception {
        String credentials = "AWS:" + System.getenv("SLIPWAY_TEST_REGISTRY_PASSWORD");
        HttpRequest head = HttpRequest.newBuilder(URI.create("http://" + REGISTRY + "/v2/" + repository + "/manifests/" + tag))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(head, HttpResponse.BodyHandlers.discarding()).headers()
                    .firstValue("Docker-Content-Digest").orElseThrow();
        }
    }
}
