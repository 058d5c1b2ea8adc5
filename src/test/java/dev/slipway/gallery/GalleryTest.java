package dev.slipway.gallery;

import dev.slipway.Stagehand;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Reveal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Some rooms of the gallery: each test is one, a walk in a window of its own that shows states on its way. */
@Tag("gallery")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class GalleryTest {

    @TempDir
    Path home;
    Stagehand stage;
    private Gallery gallery;

    @BeforeEach
    void open(TestInfo room) throws Exception {
        prepare();
        stage = new Stagehand(home, Look.USUAL.language(), Look.USUAL.size().width(), Look.USUAL.size().height());
        stage.onScreen(() -> {
            stage.window().dark().set(Look.USUAL.dark());
            return true;
        });
        gallery = new Gallery(room.getTestMethod().orElseThrow().getName(), stage, Inspection.ALL);
    }

    /** What is in the state folder before the window opens. */
    void prepare() throws Exception {}

    @AfterEach
    void close() {
        stage.close();
        gallery.close();
        List<String> defects = gallery.defects();
        Assertions.assertTrue(defects.isEmpty(), () -> defects.size() + " defects, seen in " + Gallery.FOLDER + ":\n"
                + String.join("\n", defects));
    }

    @AfterAll
    static void hang() throws IOException {
        ContactSheet.write(Gallery.FOLDER);
    }

    /** Shows this state in all looks. */
    void show(String state) {
        gallery.show(state);
    }

    /** The same with this part of the page in sight. */
    void show(String state, String part) {
        stage.onScreen(() -> {
            Reveal.inPage(stage.robot().lookup(part).query());
            return true;
        });
        show(state);
    }

    /** Shows what pops up when it is opened so, in all looks of a small window. */
    void showOpened(String state, Runnable open) {
        gallery.showOpened(state, open);
    }

    /** Whether there is such a node. */
    boolean isThere(String query) {
        return stage.robot().lookup(query).tryQuery().isPresent();
    }

    /** Waits until there is such a node. */
    void await(String query) {
        stage.until(query + " is there", () -> isThere(query));
    }

    /** Waits until what such a node shows has these words in it. */
    void await(String query, String words) {
        stage.until(query + " says " + words, () -> stage.textOf(query).contains(words));
    }

    /** Waits until nothing is under way on the page. */
    void awaitCalm(String page) {
        stage.until(page + " has looked", () -> stage.robot().lookup(".busy").queryAll().stream()
                .noneMatch(busy -> busy.isVisible() && busy.getParent().isVisible()));
    }

    /** Opens a step from Home, as one does who clicks. */
    void openStep(String step) {
        stage.click("#home-setUp");
        stage.click("#step-" + step);
    }

    World world() {
        return stage.workspace().world().get();
    }

    /** Goes on in another world. */
    void enter(World world) {
        stage.onScreen(() -> {
            stage.workspace().enter(world);
            return true;
        });
    }

    /** Writes a file of the repository's folder. */
    void write(String path, String text) throws IOException {
        Path file = world().code().folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Opens a page or a step without a click, wherever one is. */
    void open(String page) {
        stage.onScreen(() -> {
            stage.window().open(page);
            return true;
        });
    }
}
