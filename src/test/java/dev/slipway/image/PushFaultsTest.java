package dev.slipway.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Progress.News;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.image.ImageEngine.BuildRequest;
import dev.slipway.image.ImageEngine.Login;
import dev.slipway.parts.EcrStandIn;
import dev.slipway.parts.Needs;
import dev.slipway.parts.OwnRegistry;
import dev.slipway.parts.Part;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a push, with a real engine, a registry of the test's own, and ECR's refusals before it. */
@Needs({Part.DOCKER, Part.REGISTRY})
class PushFaultsTest {

    private static final int SMALL = 100_000;
    private static final int LARGE = 60_000_000;
    private static final Login LOGIN = new Login("", "AWS", OwnRegistry.PASSWORD);

    @TempDir
    Path folder;
    private final DockerEngine engine = new DockerEngine(
            new EngineFinder(System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name")));
    private OwnRegistry registry;
    private EcrStandIn ecr;

    @BeforeEach
    void start() throws Exception {
        registry = OwnRegistry.start(Files.createDirectory(folder.resolve("registry")));
        ecr = new EcrStandIn(registry.host());
    }

    @AfterEach
    void stop() throws Exception {
        ecr.close();
        registry.close();
    }

    @Test
    void throughTheStandInAPushArrivesAsItWasSent() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        assertEquals(push(image, Progress.none()), registry.digest("team/app", "1"));
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aRegistryThatDiesMeanwhileIsTriedAgainAndThenSaidAndTheNextPushWorks() throws Exception {
        ImageRef image = built(registry.host(), LARGE);
        RecordedProgress progress = new RecordedProgress(_ -> false).onNews(this::killOnceUnderWay);
        Problem problem = problemOf(image, progress);
        assertInstanceOf(ImageProblem.RegistryUnreachable.class, problem);
        List<Integer> countdown = progress.news.stream().filter(LayerNews.Retrying.class::isInstance)
                .map(news -> ((LayerNews.Retrying) news).seconds()).toList();
        assertTrue(countdown.containsAll(List.of(5, 4, 3, 2, 1)), countdown::toString);
        registry.start();
        assertEquals(push(image, Progress.none()), registry.digest("team/app", "1"));
    }

    private void killOnceUnderWay(News news) {
        if (news instanceof LayerNews.Sending(var _, long done, var _) && done > 0) {
            registry.kill();
        }
    }

    @Test
    void aPushThatIsCancelledSendsNothingMore() throws Exception {
        ImageRef image = built(registry.host(), LARGE);
        RecordedProgress progress = new RecordedProgress(_ -> false);
        progress.onNews(news -> {
            if (news instanceof LayerNews.Sending(var _, long done, var _) && done > 0) {
                progress.cancel();
            }
        });
        long begun = System.nanoTime();
        assertEquals(new ChangeProblem.Cancelled(), problemOf(image, progress));
        long took = System.nanoTime() - begun;
        Thread.sleep(Duration.ofSeconds(2));
        long after = registry.size();
        Thread.sleep(Duration.ofSeconds(2));
        assertEquals(after, registry.size());
        assertTrue(after < LARGE, () -> after + " bytes arrived in " + took / 1_000_000 + " ms");
        assertEquals("", registry.digest("team/app", "1"));
    }

    @Test
    void anExpiredTokenIsALoginRefusedAndAFreshOneGoesThrough() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        ecr.expireLogins(1);
        assertEquals(new ImageProblem.LoginRefused(ecr.host()), problemOf(image, Progress.none()));
        assertEquals(push(image, Progress.none()), registry.digest("team/app", "1"));
    }

    @Test
    void aWrongPasswordIsALoginRefused() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        ProblemException e = assertThrows(ProblemException.class,
                () -> engine.push(image, new Login(ecr.host(), "AWS", "not-it"), Progress.none()));
        assertEquals(new ImageProblem.LoginRefused(ecr.host()), e.problem());
    }

    @Test
    void aRepositoryThatIsGoneIsNamed() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        ecr.forgetRepository("team/app");
        assertEquals(new ImageProblem.NoSuchRepository("team/app"), problemOf(image, Progress.none()));
    }

    @Test
    void aTagThatMayNotMoveIsNamed() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        ecr.keepTags("team/app", "1");
        assertEquals(new ImageProblem.TagIsTaken(image.byTag()), problemOf(image, Progress.none()));
    }

    @Test
    void aRefusalNamesTheActionAndTheResource() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        String resource = "arn:aws:ecr:ap-northeast-1:123456789012:repository/team/app";
        ecr.deny(resource);
        AwsProblem.AccessDenied denied = assertInstanceOf(AwsProblem.AccessDenied.class,
                problemOf(image, Progress.none()));
        assertEquals("ecr:InitiateLayerUpload", denied.action());
        assertEquals(resource, denied.resource());
    }

    @Test
    void aRegistryThatAsksToGoSlowerIsSaid() throws Exception {
        ImageRef image = built(ecr.host(), SMALL);
        ecr.throttle();
        assertInstanceOf(ImageProblem.RegistryBusy.class, problemOf(image, Progress.none()));
    }

    private Problem problemOf(ImageRef image, Progress progress) {
        return assertThrows(ProblemException.class, () -> push(image, progress)).problem();
    }

    private String push(ImageRef image, Progress progress) throws ProblemException {
        return engine.push(image, new Login(image.registry(), LOGIN.user(), LOGIN.password()), progress);
    }

    /** An image with a layer of that many bytes that no registry can have yet, nor compress. */
    private ImageRef built(String host, int bytes) throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        byte[] content = new byte[bytes];
        new Random().nextBytes(content);
        Files.write(source.resolve("content"), content);
        Files.writeString(source.resolve("Dockerfile"), "FROM scratch\nCOPY content /\nCMD [\"/content\"]\n");
        ImageRef image = ImageRef.tagged(host, "team/app", "1");
        engine.build(new BuildRequest(source, image.byTag(), Platform.X86_64, "", Map.of()), Progress.none());
        return image;
    }
}
