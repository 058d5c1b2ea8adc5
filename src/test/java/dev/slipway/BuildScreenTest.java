package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.Builder;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageProblem;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.ui.Texts;
import dev.slipway.ui.World;
import dev.slipway.ui.control.LogList;
import dev.slipway.ui.control.Reveal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 5 while an image is built: the engine's state, the log as it grows, stopping, and what is left of a failure. */
class BuildScreenTest {

    @TempDir
    private Path home;
    private Stagehand stage;
    private final CountDownLatch released = new CountDownLatch(1);

    private void open(Texts.Language language, boolean dark) throws Exception {
        stage = new Stagehand(home, language, 1000, 700);
        stage.onScreen(() -> {
            stage.window().dark().set(dark);
            stage.window().open("image");
            return true;
        });
    }

    @AfterEach
    void close() {
        released.countDown();
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,false", "JAPANESE,true", "ENGLISH,true", "JAPANESE,false"})
    void aBuildIsSeenAsItGoesOn(Texts.Language language, boolean dark) throws Exception {
        open(language, dark);
        use(new Held(List.of(new BuildNews.Said("1", "hidden until it is wanted"))));
        stage.preview("image");
        picture("preview", language, dark);
        stage.click("#image-apply");
        stage.until("the log is there", () -> rows() >= 6);
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup("#build-log").query());
            return true;
        });
        picture("building", language, dark);
        stage.click("#image-cancel");
        stage.until("it has stopped", () -> stage.robot().lookup("#image-cancel").queryAll().stream()
                .noneMatch(node -> node.isVisible()));
        picture("stopped", language, dark);
    }

    @Test
    void theFirstSignComesAtOnceAndSoDoesTheSignThatItStops() throws Exception {
        open(Texts.Language.ENGLISH, false);
        use(new Held(List.of()));
        stage.preview("image");
        stage.onScreen(() -> true);
        stage.onScreen(() -> {
            ((Button) stage.robot().lookup("#image-apply").query()).fire();
            return true;
        });
        assertTrue(stage.textOf("#image-status").startsWith("Applying"), () -> stage.textOf("#image-status"));
        stage.until("the log is there", () -> rows() >= 6);

        stage.onScreen(() -> {
            ((Button) stage.robot().lookup("#image-cancel").query()).fire();
            return true;
        });
        String status = stage.textOf("#image-status");
        // the engine may have stopped already
        assertFalse(status.startsWith("Applying"), status);
    }

    @Test
    void theLogIsSearchedFoldedAndCopied() throws Exception {
        open(Texts.Language.ENGLISH, false);
        stage.preview("image");
        stage.apply("image");
        assertTrue(textsOfRows().contains("exporting to image"), () -> textsOfRows().toString());
        assertFalse(textsOfRows().stream().anyMatch(text -> text.startsWith("naming to")), () -> textsOfRows().toString());
        assertTrue(stage.textOf("#build-summary").startsWith("Built in"), () -> stage.textOf("#build-summary"));

        stage.type("#build-log-search", "naming");
        stage.until("only what was searched for is shown", () -> rows() == 2);
        stage.click("#image-log-copy");
        assertTrue(stage.onScreen(() -> Clipboard.getSystemClipboard().getString()).startsWith("exporting to image\nnaming to"));
        stage.type("#build-log-search", " ");
        stage.until("all is shown again", () -> rows() > 6);
        stage.onScreen(() -> {
            list().getSelectionModel().clearAndSelect(rows() - 1);
            list().requestFocus();
            return true;
        });
        int folded = rows();
        stage.robot().push(KeyCode.ENTER);
        stage.until("the step is unfolded", () -> rows() == folded + 2);
    }

    @Test
    void aFailedStepStaysOpenAndIsToldWithItsLastLines() throws Exception {
        open(Texts.Language.ENGLISH, false);
        use(new Failing());
        stage.preview("image");
        stage.click("#image-apply");
        stage.until("the failure is told", () -> stage.textOf("#image-changes").contains("error: ';' expected"));
        assertTrue(textsOfRows().contains("Hello.java:3: error: ';' expected"), () -> textsOfRows().toString());
        assertTrue(stage.textOf("#build-summary").startsWith("Failed after"), () -> stage.textOf("#build-summary"));
        picture("failed", Texts.Language.ENGLISH, false);
    }

    @Test
    void anEngineThatIsStartedIsNoticedWithoutAClick() throws Exception {
        open(Texts.Language.ENGLISH, false);
        Starting starting = new Starting();
        use(starting);
        stage.until("it is said how to start it", () -> stage.textOf("#engine").contains("colima start"));
        picture("engine", Texts.Language.ENGLISH, false);
        starting.isThere = true;
        stage.until("the plan comes by itself", () -> stage.robot().lookup("#image-apply").queryAll().stream()
                .anyMatch(node -> !node.isDisabled() && node.getParent().getParent().isVisible()));
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,false", "JAPANESE,true"})
    void whereNothingWasFoundItIsSaidWhereOneHasLooked(Texts.Language language, boolean dark) throws Exception {
        open(language, dark);
        use(new Another() {
            @Override
            public State state() {
                return new State.NotFound(List.of("unix:///var/run/docker.sock", "unix:///home/me/.rd/docker.sock"));
            }
        });
        stage.click("#engine .titled-pane > .title");
        stage.until("the places are told", () -> stage.textOf("#engine").contains("/home/me/.rd/docker.sock"));
        picture("nowhere", language, dark);
    }

    @Test
    void argumentsAreKeptAndASecretAmongThemIsToldAtOnce() throws Exception {
        open(Texts.Language.ENGLISH, false);
        stage.click("#image-arguments > .title");
        stage.click("#image-arguments-add");
        stage.type("#image-arguments-name", "API_TOKEN");
        stage.type("#image-arguments-value", "s3cret-s3cret");
        assertEquals(Map.of("API_TOKEN", "s3cret-s3cret"), stage.workspace().pipeline().get().arguments());
        assertTrue(stage.textOf("#image-arguments").contains("stays readable in the image"), () -> stage.textOf("#image-arguments"));
        picture("arguments", Texts.Language.ENGLISH, false);
        stage.preview("image");
        stage.type("#image-arguments-name", "1st");
        assertEquals(Map.of(), stage.workspace().pipeline().get().arguments());
        assertTrue(stage.textOf("#image-arguments").contains("does not begin with a digit"),
                () -> stage.textOf("#image-arguments"));
    }

    private void picture(String what, Texts.Language language, boolean dark) throws Exception {
        stage.picture(Path.of("target/pictures/journey/build-" + what + "-" + language.locale().getLanguage()
                + (dark ? "-dark" : "-light") + ".png"));
    }

    private ListView<?> list() {
        return stage.robot().lookup("#build-log").queryAs(LogList.class);
    }

    private int rows() {
        return stage.robot().lookup("#build-log").queryAll().isEmpty() ? 0 : list().getItems().size();
    }

    private List<String> textsOfRows() {
        return stage.onScreen(() -> {
            list().getSelectionModel().clearSelection();
            ((LogList<?>) list()).copy();
            return Clipboard.getSystemClipboard().getString().lines().toList();
        });
    }

    private void use(ImageEngine engine) {
        stage.onScreen(() -> {
            World now = stage.workspace().world().get();
            stage.workspace().enter(new World(now.account(), now.code(), new World.Tools(engine, now.tools().probe(),
                    now.tools().ownAddress(), now.tools().clock()), now.records(), now.pipeline(), now.practice()));
            stage.window().open("image");
            return true;
        });
    }

    private static class Another implements ImageEngine {

        @Override
        public State state() {
            return new State.Ready("unix:///var/run/docker.sock", "28.0.1", new Builder.Buildx("v0.21.1"));
        }

        @Override
        public void check(BuildRequest request) {}

        @Override
        public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }

        @Override
        public Optional<BuiltImage> inspect(String reference) {
            return Optional.empty();
        }

        @Override
        public String push(ImageRef image, Login login, Progress progress) throws ProblemException {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }

    /** Builds until it is stopped, and takes its time for that. */
    private final class Held extends Another {

        private final List<BuildNews> more;

        private Held(List<BuildNews> more) {
            this.more = more;
        }

        @Override
        public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
            progress.tell(new BuildNews.Began("1", "[internal] load build definition from Dockerfile"));
            more.forEach(progress::tell);
            progress.tell(new BuildNews.Ended("1", BuildNews.Outcome.DONE, Optional.empty(), ""));
            progress.tell(new BuildNews.Began("2", "[build 1/4] FROM docker.io/library/eclipse-temurin:25-jdk-alpine"));
            progress.tell(new BuildNews.Moved("2", "sha256:x", 12_400_000, 159_000_000));
            progress.tell(new BuildNews.Began("3", "[build 2/4] WORKDIR /src"));
            progress.tell(new BuildNews.Ended("3", BuildNews.Outcome.CACHED, Optional.empty(), ""));
            progress.tell(new BuildNews.Began("4", "[build 4/4] RUN [\"javac\", \"-d\", \"/classes\", \"Hello.java\"]"));
            progress.tell(new BuildNews.Said("4", "Note: Hello.java uses or overrides a deprecated API."));
            progress.tell(new BuildNews.Said("4", "Note: Recompile with -Xlint:deprecation for details. "
                    + "This line is longer than the window is wide, so that it is cut at its end and told whole by a tooltip."));
            CountDownLatch stopped = new CountDownLatch(1);
            progress.whenCancelled(stopped::countDown);
            await(stopped);
            List.of("2", "4").forEach(step ->
                    progress.tell(new BuildNews.Ended(step, BuildNews.Outcome.STOPPED, Optional.empty(), "")));
            throw new ProblemException(new ChangeProblem.Cancelled());
        }

        private void await(CountDownLatch stopped) {
            try {
                while (!stopped.await(20, TimeUnit.MILLISECONDS) && released.getCount() > 0) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Failing extends Another {

        @Override
        public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
            String step = "[build 4/4] RUN javac Hello.java";
            String reason = "process \"/bin/sh -c javac Hello.java\" did not complete successfully: exit code: 1";
            String said = "Hello.java:3: error: ';' expected";
            progress.tell(new BuildNews.Began("1", step));
            progress.tell(new BuildNews.Said("1", said));
            progress.tell(new BuildNews.Ended("1", BuildNews.Outcome.FAILED, Optional.empty(), reason));
            throw new ProblemException(new ImageProblem.BuildFailed(step, reason, said));
        }
    }

    private static final class Starting extends Another {

        private volatile boolean isThere;

        @Override
        public State state() {
            return isThere ? super.state() : new State.NotRunning("unix:///home/me/.colima/default/docker.sock");
        }
    }
}
