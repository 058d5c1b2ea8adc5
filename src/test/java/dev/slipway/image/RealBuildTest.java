package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews.Began;
import dev.slipway.image.BuildNews.Ended;
import dev.slipway.image.BuildNews.Outcome;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.State;
import dev.slipway.parts.Needs;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real engine builds in both ways: with its classic builder, and with BuildKit through a command line. */
@Needs({Part.DOCKER, Part.BASE_IMAGE, Part.BUILDKIT})
class RealBuildTest {

    private static final String BASE = System.getenv("SLIPWAY_TEST_BASE_IMAGE");
    private static final Path HOME = Path.of(System.getProperty("user.home"));
    private static final String OS_NAME = System.getProperty("os.name");
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;
    private final RecordedProgress progress = new RecordedProgress();
    private final EngineFinder finder = new EngineFinder(System.getenv(), HOME, OS_NAME);
    private final DockerEngine classic = new DockerEngine(finder);
    private final DockerEngine buildKit = new DockerEngine(finder, BuildKitFinder.of(System.getenv(), HOME, OS_NAME));
    private final int unique = ThreadLocalRandom.current().nextInt(100_000, 999_999);

    @BeforeEach
    void writeAFileThatNoCacheHas() throws IOException {
        Files.writeString(folder.resolve("unique"), "" + unique);
    }

    @Test
    void theEngineSaysWhatItBuildsWith() {
        assertInstanceOf(Builder.Classic.class, assertInstanceOf(State.Ready.class, classic.state()).builder());
        Builder builder = assertInstanceOf(State.Ready.class, buildKit.state()).builder();
        assertTrue(builder instanceof Builder.CommandLine || builder instanceof Builder.Buildx, builder::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuildIsToldInStepsAndTheSecondTimeFromTheCache(boolean withBuildKit) throws Exception {
        dockerfile("FROM " + BASE + "\nARG GREETING\nCOPY unique /\nRUN echo \"$GREETING you\" && cat /unique");
        BuildRequest request = new BuildRequest(folder, "slipway-test/steps:1", Platform.X86_64, "",
                Map.of("GREETING", "hello"));
        ImageEngine.BuiltImage built = engine(withBuildKit).build(request, progress);
        assertEquals("amd64", built.architecture());
        assertTrue(progress.lines.contains("hello you"), progress.lines::toString);
        assertTrue(progress.lines.contains("" + unique), progress.lines::toString);
        assertTrue(begun(progress).stream().anyMatch(name -> name.contains("] COPY unique /")), progress.news::toString);

        RecordedProgress again = new RecordedProgress();
        engine(withBuildKit).build(request, again);
        List<String> cached = again.news.stream().filter(news -> news instanceof Ended ended
                && ended.outcome() == Outcome.CACHED).map(news -> ((BuildNews) news).step()).toList();
        assertTrue(cached.size() >= 2, again.news::toString);
        assertEquals(begun(again).size(), again.news.stream().filter(Ended.class::isInstance).count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancellingEndsTheWorkInTheEngine(boolean withBuildKit) throws Exception {
        String sleep = "sleep " + unique;
        dockerfile("FROM " + BASE + "\nRUN echo started; " + sleep);
        long[] cancelled = new long[1];
        RecordedProgress cancelling = new RecordedProgress(line -> {
            boolean isTime = line.equals("started");
            cancelled[0] = isTime ? System.nanoTime() : cancelled[0];
            return isTime;
        });
        assertEquals(new ChangeProblem.Cancelled(), problemOf(withBuildKit, cancelling));
        // without an end, the work would go on for much longer
        while (isAnywhere(sleep) && System.nanoTime() - cancelled[0] < 20 * SECOND) {
            Thread.sleep(20);
        }
        assertFalse(isAnywhere(sleep), "the engine has stopped");
        assertTrue(cancelling.news.stream().anyMatch(news -> news instanceof Ended ended
                && ended.outcome() == Outcome.STOPPED), cancelling.news::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStepThatFailsIsToldWithWhatItSaid(boolean withBuildKit) throws Exception {
        dockerfile("FROM " + BASE + "\nRUN echo before; echo why >&2; exit 3");
        ImageProblem.BuildFailed failed =
                assertInstanceOf(ImageProblem.BuildFailed.class, problemOf(withBuildKit, progress));
        assertTrue(failed.step().endsWith("RUN echo before; echo why >&2; exit 3"), failed::toString);
        // the engine carries standard output and errors apart, so that either may come first
        assertEquals(List.of("before", "why"), failed.said().lines().sorted().toList());
        assertTrue(failed.message().contains("3"), failed::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotThereCannotBeCopied(boolean withBuildKit) throws Exception {
        dockerfile("FROM scratch\nCOPY nothing /");
        assertInstanceOf(ImageProblem.NothingToCopy.class, problemOf(withBuildKit, progress));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMisspeltInstructionIsABadDockerfile(boolean withBuildKit) throws Exception {
        dockerfile("FROM scratch\nRUNN true");
        assertTrue(assertInstanceOf(ImageProblem.BadDockerfile.class, problemOf(withBuildKit, progress)).message()
                .contains("unknown instruction: RUNN"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLocalBaseForAnotherProcessorIsSeenAfterTheBuild(boolean withBuildKit) throws Exception {
        dockerfile("FROM " + BASE + "\nCOPY unique /");
        BuildRequest request = new BuildRequest(folder, "slipway-test/arm:1", Platform.ARM64, "", Map.of());
        // the classic builder takes the local amd64 base without a word; BuildKit may refuse it, or do the same
        try {
            assertEquals("amd64", engine(withBuildKit).build(request, progress).architecture());
        } catch (ProblemException e) {
            assertTrue(withBuildKit && (e.problem() instanceof ImageProblem.BaseImageNotFound
                    || e.problem() instanceof ImageProblem.RegistryUnreachable), e.problem()::toString);
        }
    }

    @Test
    void withBuildKitADockerfileMayUseWhatOnlyBuildKitKnows() throws Exception {
        dockerfile("FROM " + BASE + "\nARG TARGETARCH\nRUN --mount=type=cache,target=/c echo \"for $TARGETARCH\" # " + unique);
        BuildRequest request = new BuildRequest(folder, "slipway-test/mount:1", Platform.X86_64, "", Map.of());
        assertInstanceOf(ImageProblem.NeedsBuildKit.class,
                assertThrows(ProblemException.class, () -> classic.build(request, Progress.none())).problem());
        buildKit.build(request, progress);
        assertTrue(progress.lines.contains("for amd64"), progress.lines::toString);
    }

    @Test
    void ignoredFilesDoNotReachAnImageOfBuildKit() throws Exception {
        dockerfile("FROM " + BASE + "\nCOPY . /all\nRUN ls -A /all");
        Files.writeString(folder.resolve(".dockerignore"), "secret\n");
        Files.writeString(folder.resolve("secret"), "x");
        buildKit.build(new BuildRequest(folder, "slipway-test/ignore:1", Platform.X86_64, "", Map.of()), progress);
        assertTrue(progress.lines.contains("unique") && !progress.lines.contains("secret"), progress.lines::toString);
    }

    private DockerEngine engine(boolean withBuildKit) {
        return withBuildKit ? buildKit : classic;
    }

    private Problem problemOf(boolean withBuildKit, Progress to) {
        BuildRequest request = new BuildRequest(folder, "slipway-test/bad:1", Platform.X86_64, "", Map.of());
        return assertThrows(ProblemException.class, () -> engine(withBuildKit).build(request, to)).problem();
    }

    private static List<String> begun(RecordedProgress progress) {
        return progress.news.stream().filter(Began.class::isInstance).map(news -> ((Began) news).name()).toList();
    }

    /** What an engine on this computer runs is among its processes. */
    private static boolean isAnywhere(String command) {
        return ProcessHandle.allProcesses().anyMatch(process ->
                process.info().commandLine().filter(line -> line.contains(command) && !line.contains("echo")).isPresent());
    }

    private void dockerfile(String text) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), text);
    }
}
