package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.IdleEngine;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageProblem;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.LogList;
import dev.slipway.ui.control.Reveal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
        use(new HeldEngine(released, List.of(new BuildNews.Said("1", "hidden until it is wanted"))));
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
        use(new HeldEngine(released, List.of()));
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
        use(new IdleEngine() {
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
        stage.use(engine);
        stage.onScreen(() -> {
            stage.window().open("image");
            return true;
        });
    }

    private static final class Failing extends IdleEngine {

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

    private static final class Starting extends IdleEngine {

        private volatile boolean isThere;

        @Override
        public State state() {
            return isThere ? super.state() : new State.NotRunning("unix:///home/me/.colima/default/docker.sock");
        }
    }
}
