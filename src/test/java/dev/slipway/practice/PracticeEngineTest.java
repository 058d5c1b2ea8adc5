package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.SilentProgress;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.BuiltImage;
import dev.slipway.image.ImageProblem;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeEngineTest {

    private static final String REFERENCE = PracticeAccount.ID + ".dkr.ecr.ap-northeast-1.amazonaws.com/my-app-api:1";

    @TempDir
    Path folder;

    private final PracticeAccount account =
            new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T00:00:00Z")), "ap-northeast-1");
    private final PracticeEngine engine = new PracticeEngine(account.clients().ecr(), Pause.none());

    @BeforeEach
    void unpackTheSample() throws IOException {
        SampleRepository.unpack(folder);
    }

    @Test
    void theSampleIsBuiltForThePlatformThatWasAskedFor() throws ProblemException {
        Recorded progress = new Recorded();
        BuiltImage built = engine.build(request(Platform.ARM64, ""), progress);
        assertEquals("arm64", built.architecture());
        assertEquals(List.of(8080), built.ports());
        assertTrue(progress.lines.contains("[build 3/4] COPY Hello.java ."), progress.lines::toString);
        assertEquals("naming to " + REFERENCE + " done", progress.lines.getLast());
        assertEquals(Optional.of(built), engine.inspect(REFERENCE));
    }

    @Test
    void theSameFolderGivesTheSameImageAndAnEditedOneAnother() throws Exception {
        String first = engine.build(request(Platform.X86_64, ""), Progress.none()).id();
        assertEquals(first, engine.build(request(Platform.X86_64, ""), Progress.none()).id());
        Files.writeString(folder.resolve("api/Hello.java"), "class Hello {}");
        assertNotEquals(first, engine.build(request(Platform.X86_64, ""), Progress.none()).id());
    }

    @Test
    void aFolderWithoutADockerfileIsNotBuilt() throws IOException {
        Files.delete(folder.resolve("api/Dockerfile"));
        assertInstanceOf(ImageProblem.NoDockerfile.class, problemOf(request(Platform.X86_64, ""), Progress.none()));
    }

    @Test
    void aStageThatIsNotThereIsRefused() {
        assertEquals(new ImageProblem.NoSuchStage("nowhere"),
                problemOf(request(Platform.X86_64, "nowhere"), Progress.none()));
    }

    @Test
    void aCancelledBuildLeavesNoImage() {
        Recorded progress = new Recorded();
        progress.cancelAfter = 3;
        assertEquals(new ChangeProblem.Cancelled(), problemOf(request(Platform.X86_64, ""), progress));
        assertEquals(3, progress.lines.size());
        assertFalse(engine.inspect(REFERENCE).isPresent());
    }

    @Test
    void aBuildTakesUnderTwoSecondsHoweverLongTheDockerfile() throws Exception {
        Files.writeString(folder.resolve("api/Dockerfile"), "FROM scratch\n" + "RUN true\n".repeat(500));
        List<Duration> pauses = new ArrayList<>();
        new PracticeEngine(account.clients().ecr(), pauses::add).build(request(Platform.X86_64, ""), Progress.none());
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.compareTo(Duration.ofSeconds(2)) < 0 && all.isPositive(), all::toString);
    }

    private BuildRequest request(Platform platform, String target) {
        return new BuildRequest(folder.resolve("api"), REFERENCE, platform, target, Map.of());
    }

    private Problem problemOf(BuildRequest request, Progress progress) {
        return assertThrows(ProblemException.class, () -> engine.build(request, progress)).problem();
    }

    private static final class Recorded extends SilentProgress {

        private final List<String> lines = new ArrayList<>();
        private int cancelAfter = Integer.MAX_VALUE;

        @Override
        public void said(String line) {
            lines.add(line);
        }

        @Override
        public boolean isCancelled() {
            return lines.size() >= cancelAfter;
        }
    }
}
