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
import dev.slipway.parts.ChildJvm;
import dev.slipway.parts.Needs;
import dev.slipway.parts.OwnEngine;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad luck at an engine with a disk of 64 MB: each has its own words, leaves no image, and the next try works. */
@Needs(Part.OWN_ENGINE)
class BuildFaultsTest {

    private static final int MEGABYTE = 1_000_000;
    private static OwnEngine own;

    @TempDir
    Path folder;

    private final String tag = "faults:" + System.nanoTime();

    private final DockerEngine engine = new DockerEngine(new EngineFinder(Map.of("DOCKER_HOST", own.address()),
            Path.of(System.getProperty("user.home")), "Linux"));

    @BeforeAll
    static void start() throws Exception {
        own = new OwnEngine(64);
    }

    @AfterAll
    static void end() throws Exception {
        own.close();
    }

    @BeforeEach
    void aFolder() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
    }

    @Test
    void anEngineThatIsKilledWhileItGetsTheFolderIsNotRunning() throws Exception {
        random("big", 15 * MEGABYTE);
        ImageProblem.NoEngine problem = assertInstanceOf(ImageProblem.NoEngine.class,
                problemOf(Happening.after(5 * MEGABYTE, own::kill)));
        assertEquals("NotRunning", problem.reason());
        own.start();
        nextTryWorks();
    }

    @Test
    void anEngineThatIsKilledWhileItBuildsIsNotRunning() throws Exception {
        random("big", 15 * MEGABYTE);
        ImageProblem.NoEngine problem = assertInstanceOf(ImageProblem.NoEngine.class,
                problemOf(Happening.atLine("COPY", own::kill)));
        assertEquals("NotRunning", problem.reason());
        own.start();
        assertEquals(Optional.empty(), engine.inspect(tag));
        nextTryWorks();
    }

    @Test
    void aDiskThatIsFullAtTheEngineIsSaidToBe() throws Exception {
        random("big", 80 * MEGABYTE);
        ImageProblem.DiskFull problem = assertInstanceOf(ImageProblem.DiskFull.class, problemOf(Progress.none()));
        assertTrue(problem.message().contains("no space left on device"), problem::toString);
        assertEquals(Optional.empty(), engine.inspect(tag));
        Files.delete(folder.resolve("big"));
        nextTryWorks();
    }

    @Test
    void aFileThatVanishesWhileTheFolderIsSentIsNamed() throws Exception {
        random("a", 5 * MEGABYTE);
        random("b", 1000);
        assertEquals(new ImageProblem.ContextMoved("b"),
                problemOf(Happening.after(MEGABYTE, () -> Files.delete(folder.resolve("b")))));
        assertEquals(Optional.empty(), engine.inspect(tag));
        nextTryWorks();
    }

    @Test
    void aFileThatShrinksWhileItIsSentIsNamed() throws Exception {
        random("a", 5 * MEGABYTE);
        assertEquals(new ImageProblem.ContextMoved("a"),
                problemOf(Happening.after(MEGABYTE, () -> Files.writeString(folder.resolve("a"), "short"))));
        assertEquals(Optional.empty(), engine.inspect(tag));
        nextTryWorks();
    }

    @Test
    void aFileThatGrowsWhileItIsSentIsSentAsFarAsItWas() throws Exception {
        random("a", 5 * MEGABYTE);
        engine.build(request(), Happening.after(MEGABYTE, () -> random("a", 9 * MEGABYTE)));
        assertEquals(5 * MEGABYTE, engine.inspect(tag).orElseThrow().bytes(), MEGABYTE);
    }

    @Test
    void aFileThatBecomesALinkWhileTheFolderIsSentIsNotFollowed() throws Exception {
        random("a", 5 * MEGABYTE);
        random("b", 1000);
        assertEquals("b", assertInstanceOf(ImageProblem.UnreadableContext.class,
                problemOf(Happening.after(MEGABYTE, () -> {
                    Files.delete(folder.resolve("b"));
                    Files.createSymbolicLink(folder.resolve("b"), Path.of("/nowhere/else"));
                }))).path());
        nextTryWorks();
    }

    /** In a process of its own without root's right to read whatever it likes, which the tests may have. */
    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        random("open", 1000);
        random("closed", 1000);
        Files.setPosixFilePermissions(folder.resolve("closed"), Set.of());
        ChildJvm.Ended ended = ChildJvm.of(BuildsOnce.class, own.address(), folder.toString(), tag)
                .under("setpriv", "--bounding-set", "-dac_override,-dac_read_search").run();
        assertTrue(ended.out().matches("UnreadableContext\\[path=closed, reason=.*AccessDenied.*]\\s*"),
                () -> ended.out() + ended.err());
        assertEquals(Optional.empty(), engine.inspect(tag));
        Files.setPosixFilePermissions(folder.resolve("closed"), Set.of(PosixFilePermission.OWNER_READ));
        nextTryWorks();
    }

    @Test
    void aBuildThatIsCancelledWhileTheFolderIsSentLeavesNoImage() throws Exception {
        for (int i = 0; i < 20; i++) {
            random("part-" + i, MEGABYTE);
        }
        assertEquals(new ChangeProblem.Cancelled(), problemOf(Happening.cancelling(3 * MEGABYTE)));
        assertEquals(Optional.empty(), engine.inspect(tag));
        nextTryWorks();
    }

    @Test
    void aHundredThousandSmallFilesAreSentWithOddNamesAndLinksInCircles() throws Exception {
        Files.writeString(folder.resolve(".dockerignore"), "**/ignored\n");
        for (int i = 0; i < 1_000; i++) {
            Path part = Files.createDirectory(folder.resolve("part-" + i));
            for (int j = 0; j < 100; j++) {
                Files.createFile(part.resolve("file-" + j));
            }
        }
        Files.writeString(folder.resolve("new\nline"), "1");
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(folder.resolve("part-0/up"), Path.of(".."));
        // the disk is too small for so many files twice
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY part-0 new* /\n");
        engine.build(request(), Progress.none());
    }

    private void nextTryWorks() throws ProblemException {
        engine.build(request(), Progress.none());
        assertTrue(engine.inspect(tag).isPresent());
    }

    private BuildRequest request() {
        return new BuildRequest(folder, tag, Platform.X86_64, "", Map.of());
    }

    private Problem problemOf(Progress progress) {
        return assertThrows(ProblemException.class, () -> engine.build(request(), progress)).problem();
    }

    private void random(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new SplittableRandom(name.hashCode()).nextBytes(content);
        Files.write(folder.resolve(name), content);
    }
}
