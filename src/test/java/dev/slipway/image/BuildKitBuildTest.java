package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.pipeline.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that stands in for buildx: what it prints, how it ends, and that it ends when nobody wants it any more. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program that stands in for buildx is a shell script")
class BuildKitBuildTest {

    @TempDir
    private Path folder;
    private final RecordedProgress progress = new RecordedProgress();
    private final BuildWatch watch = new BuildWatch(progress);

    @Test
    void whatBuildxPrintsIsTold() throws Exception {
        build("cat '" + recorded("build-rawjson.txt") + "' >&2", progress);
        assertTrue(progress.lines.contains("first half, second half"), progress.lines::toString);
        assertTrue(progress.lines.contains("exporting to image"), progress.lines::toString);
    }

    @Test
    void theStepThatFailedIsNamedWithItsLastLines() throws Exception {
        assertEquals(new ImageProblem.BuildFailed("[2/2] RUN make",
                "process \"/bin/sh -c make\" did not complete successfully: exit code: 2", "cc -c a.c\na.c:1: error: no"),
                problemOf("cat '" + recorded("build-rawjson-failed.txt") + "' >&2; exit 1"));
    }

    @Test
    void aFailureOutsideAnyStepIsToldInTheBuildersOwnWords() {
        assertEquals(new ImageProblem.BadDockerfile("dockerfile parse error on line 2: unknown instruction: X"),
                problemOf("echo 'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: X' >&2; "
                        + "echo 'View build details: docker-desktop://dashboard/build/x' >&2; exit 1"));
    }

    @Test
    void aBuilderThatEndsBadlyWithoutAWordIsAFailure() {
        assertEquals(new ImageProblem.BuildFailed("", "", ""), problemOf("exit 3"));
    }

    @Test
    void aProgramForAnotherProcessorIsToldAsSuch() {
        assertEquals(new ImageProblem.EmulationMissing("linux/amd64"),
                problemOf("echo 'exec /bin/sh: exec format error' >&2; exit 1"));
    }

    @Test
    void anEngineThatWentAwayIsToldAsSuch() {
        assertEquals(new ImageProblem.NoEngine("NotRunning", "unix:///x"), problemOf(
                "echo 'ERROR: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?' >&2; exit 1"));
    }

    @Test
    void aProgramThatIsGoneIsToldWithItsName() throws Exception {
        BuildKit gone = new FakeDocker(folder).buildx("true");
        Files.delete(folder.resolve("bin/docker"));
        Problem problem = assertThrows(ProblemException.class, () -> run(gone, progress)).problem();
        assertEquals(folder.resolve("bin/docker").toString(),
                assertInstanceOf(ImageProblem.CommandLineFailed.class, problem).program());
    }

    @Test
    void cancellingEndsTheBuilderAndWhatItHasStarted() throws Exception {
        Path plugin = folder.resolve("plugin.pid");
        RecordedProgress cancelling = new RecordedProgress(line -> line.equals("started"));
        // like docker before 25, which leaves its plugin to itself
        Problem problem = assertThrows(ProblemException.class, () -> build("sleep 600 & echo $! > '" + plugin
                + "'; echo started; trap '' TERM; wait; wait; wait", cancelling)).problem();
        assertEquals(new ChangeProblem.Cancelled(), problem);
        long pid = Long.parseLong(Files.readString(plugin).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(pid);
        if (left.isPresent()) {
            left.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFloodOfOutputIsReadToItsEnd() throws Exception {
        build("i=0; while [ $i -lt 200 ]; do echo '#1 " + "x".repeat(20_000) + "'; i=$((i+1)); done", progress);
        assertEquals(200, progress.lines.size());
    }

    @Test
    void secretsAreNotAmongTheBuildersWords() throws Exception {
        BuildKit buildx = new FakeDocker(folder).buildx("echo \"words: $*\"; echo \"value: $TOKEN\"");
        BuildRequest request = new BuildRequest(folder, "api:1", Platform.X86_64, "", Map.of("TOKEN", "s3cret"));
        new BuildKitBuild(buildx, request, progress, watch).run(EnginePlace.at("unix:///x"));
        assertFalse(progress.lines.getFirst().contains("s3cret"), progress.lines::toString);
        assertEquals("value: s3cret", progress.lines.get(1));
    }

    @Test
    void stepsAtWorkWhenItEndsAreToldAsStopped() throws Exception {
        build("printf '{\"vertexes\":[{\"digest\":\"a\",\"name\":\"n\",\"started\":\"x\"}]}\\n'", progress);
        watch.close();
        assertEquals(List.of(new BuildNews.Began("a", "n"), new BuildNews.Ended("a", BuildNews.Outcome.STOPPED,
                Optional.empty(), "")), progress.news);
    }

    private Problem problemOf(String script) {
        return assertThrows(ProblemException.class, () -> build(script, progress)).problem();
    }

    private void build(String script, RecordedProgress to) throws Exception {
        run(new FakeDocker(folder).buildx(script), to);
    }

    private void run(BuildKit buildx, RecordedProgress to) throws ProblemException {
        new BuildKitBuild(buildx, new BuildRequest(folder, "api:1", Platform.X86_64, "", Map.of()), to,
                to == progress ? watch : new BuildWatch(to)).run(EnginePlace.at("unix:///x"));
    }

    private Path recorded(String name) throws Exception {
        return Files.writeString(folder.resolve(name), BuildProgressTest.recorded(name));
    }
}
