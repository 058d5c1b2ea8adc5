package dev.slipway.gallery;

import dev.slipway.Stagehand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javafx.scene.Parent;
import javafx.stage.Window;

/**
 * Shows the states of one room: the same window is taken through every look while it is in a state, is inspected at
 * each, and stays in that state. Pictures are of what is wrong, or of {@code slipway.gallery=all}; looks are all, or those
 * whose name has one of the words of {@code slipway.looks} in it, such as {@code en-light,1280}.
 */
final class Gallery implements AutoCloseable {

    static final Path FOLDER = Path.of(System.getProperty("slipway.basedir", ""), "target", "gallery");
    private static final boolean TAKES_ALL = "all".equals(System.getProperty("slipway.gallery"));
    private static final List<String> LOOKS = List.of(System.getProperty("slipway.looks", "").split(","));
    private static final int WAITING_PICTURES = 8;

    private final String room;
    private final Stagehand stage;
    private final List<Inspection> inspections;
    private final Map<String, TreeSet<String>> defects = new LinkedHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Semaphore waiting = new Semaphore(WAITING_PICTURES);

    Gallery(String room, Stagehand stage, List<Inspection> inspections) {
        this.room = room;
        this.stage = stage;
        this.inspections = inspections;
    }

    /** Takes what is shown now through all looks, and back; but for the theme, which stays the other one. */
    void show(String state) {
        for (Look look : chosen(Look.all(stage.window().dark().get()))) {
            turnTo(look);
            inspect(state, look);
        }
        turnBack();
    }

    /** Shows what pops up, in a small window, opening it for each look as a user would. It is put away before the next. */
    void showOpened(String state, Runnable open) {
        for (Look look : chosen(Look.all(stage.window().dark().get(), Look.USUAL.size()))) {
            putAway();
            turnTo(look);
            open.run();
            inspect(state, look);
        }
        putAway();
        turnBack();
    }

    private static List<Look> chosen(List<Look> looks) {
        return looks.stream().filter(look -> LOOKS.stream().anyMatch(look.toString()::contains)).toList();
    }

    /** The last of all looks is the usual one already, but for the theme. */
    private void turnBack() {
        turnTo(new Look(Look.USUAL.size(), stage.window().dark().get(), Look.USUAL.language()));
    }

    private void putAway() {
        stage.onScreen(() -> {
            Photograph.popups().forEach(Window::hide);
            return true;
        });
    }

    private void turnTo(Look look) {
        stage.onScreen(() -> {
            stage.window().dark().set(look.dark());
            stage.workspace().texts().language().set(look.language());
            // the headless platform's screen is smaller than the largest look: the root alone grows
            stage.window().resize(look.size().width(), look.size().height());
            layOut(stage.window());
            return true;
        });
    }

    private static void layOut(Parent root) {
        root.applyCss();
        root.layout();
    }

    private void inspect(String state, Look look) {
        Photograph photograph = stage.onScreen(() -> {
            boolean isWhole = inspect(state, look, stage.window());
            for (Window popup : Photograph.popups()) {
                isWhole &= inspect(state, look, popup.getScene().getRoot());
            }
            return TAKES_ALL || !isWhole ? Photograph.of(stage.stage()) : null;
        });
        if (photograph != null) {
            write(photograph, FOLDER.resolve(room).resolve(state + "-" + look + ".png"));
        }
    }

    /** What the first layout puts off until later, as lists do with their rows, is there by now. */
    private boolean inspect(String state, Look look, Parent root) {
        layOut(root);
        List<Defect> found = inspections.stream().flatMap(it -> it.defects(root).stream()).toList();
        found.forEach(it -> defects.computeIfAbsent(room + "/" + state + " " + it, _ -> new TreeSet<>())
                .add(look.toString()));
        return found.isEmpty();
    }

    private void write(Photograph photograph, Path file) {
        waiting.acquireUninterruptibly();
        writer.execute(() -> {
            try {
                photograph.write(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                waiting.release();
            }
        });
    }

    /** Every defect with the looks that have it. */
    List<String> defects() {
        return defects.entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList();
    }

    @Override
    public void close() {
        writer.close();
    }
}
