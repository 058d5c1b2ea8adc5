package dev.slipway.gallery;

import dev.slipway.Stagehand;
import dev.slipway.ui.control.Reveal;
import java.io.IOException;
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

    void open(String page) {
        stage.onScreen(() -> {
            stage.window().open(page);
            return true;
        });
    }
}
