package dev.slipway;

import dev.slipway.change.Pause;
import dev.slipway.cloud.CallLog;
import dev.slipway.gallery.Photograph;
import dev.slipway.image.ImageEngine;
import dev.slipway.ui.Background;
import dev.slipway.ui.Texts;
import dev.slipway.ui.Window;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Reveal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/** Opens the real window on the practice account and does there what a user does: click, type, wait, look. */
public final class Stagehand implements AutoCloseable {

    private static final int MOST_LOOKS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WORK_ENDS = Duration.ofSeconds(2);

    private final AtomicInteger underWay = new AtomicInteger();
    private final Hands robot = new Hands(() -> underWay.get() > 0);
    private final Workspace workspace;
    private final Window window;
    private Stage stage;

    /** @param home the folder for state and the practice repository */
    public Stagehand(Path home, Texts.Language language, int width, int height) throws Exception {
        this(home, Map.of("SLIPWAY_HOME", home.toString()), language, width, height);
    }

    /** @param environment the variables that the program finds itself in */
    public Stagehand(Path home, Map<String, String> environment, Texts.Language language, int width, int height)
            throws Exception {
        FxToolkit.registerPrimaryStage();
        workspace = onScreen(() -> new Workspace(new Texts(language), new Background(this::begin, Platform::runLater),
                Pause.sleeping(),
                new CallLog(InstantSource.system())));
        window = onScreen(() -> App.window(workspace,
                new Worlds(new Surroundings(environment, home, System.getProperty("os.name")))));
        onScreen(() -> {
            stage = new Stage();
            stage.setScene(window.scene(width, height));
            // the headless platform scrolls rightly only at the screen's corner
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return true;
        });
        until("the practice account is connected", () -> workspace.world().get() != null);
    }

    private void begin(Runnable work) {
        underWay.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    public Workspace workspace() {
        return workspace;
    }

    public Window window() {
        return window;
    }

    public FxRobot robot() {
        return robot;
    }

    /** Waits until it is so, or fails saying what was waited for. Of a node that is not there yet nothing is so. */
    public void until(String what, BooleanSupplier isSo) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS,
                    (Callable<Boolean>) () -> onScreen(() -> isSoNow(isSo)));
            robot.settle();
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain until " + what + "; the window then: " + lastLook(), e);
        }
    }

    private static boolean isSoNow(BooleanSupplier isSo) {
        try {
            return isSo.getAsBoolean();
        } catch (EmptyNodeQueryException e) {
            return false;
        }
    }

    /** A picture of what the window shows, for whoever reads of a failure. */
    private Path lastLook() {
        Path file = Path.of("target/pictures/failed/" + Instant.now().toEpochMilli() + ".png");
        try {
            picture(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Scrolls the node into view if it has to, and clicks it. */
    public void click(String query) {
        do {
            until(query + " is there and can be clicked", () -> clickable(query).isPresent());
            reveal(query);
        } while (!robot.click(() -> clickable(query), MouseButton.PRIMARY));
    }

    private Optional<Node> clickable(String query) {
        return robot.lookup(query).queryAll().stream().filter(it -> it.isVisible() && !it.isDisabled()).findFirst();
    }

    /** Scrolls it into view, again while what comes late moves it. */
    private void reveal(String query) {
        Optional<Bounds> before;
        Optional<Bounds> now = Optional.empty();
        int looks = 0;
        do {
            before = now;
            now = onScreen(() -> clickable(query).map(node -> {
                Reveal.inPage(node);
                return node.localToScene(node.getBoundsInLocal());
            }));
            robot.awaitPulse();
        } while (!now.equals(before) && ++looks < MOST_LOOKS);
    }

    /** Replaces what stands in a field. */
    public void type(String query, String text) {
        click(query);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.DELETE);
        robot.write(text, 0);
    }

    /** Waits until a step shows what it would change; asks it to look when it does not by itself. */
    public void preview(String name) {
        until("the preview of " + name + " is there", () -> says(name, "change.state.preview") || canLook(name));
        if (!says(name, "change.state.preview")) {
            click("#" + name + "-look");
        }
        until("the preview of " + name + " is there", () -> says(name, "change.state.preview"));
    }

    /** Changes what the preview shows, and waits for the proof. */
    public void apply(String name) {
        click("#" + name + "-apply");
        until(name + " is proven", () -> says(name, "change.state.proven"));
    }

    private boolean canLook(String name) {
        return robot.lookup("#" + name + "-look").queryAll().stream().anyMatch(node -> !node.isDisabled());
    }

    /** Whether the step's status is this text, whatever number stands in it. */
    private boolean says(String name, String key) {
        String text = robot.lookup("#" + name + "-status").queryAllAs(Label.class).stream().map(Labeled::getText)
                .findFirst().orElse("");
        String pattern = Pattern.quote(workspace.texts().get(key, "0000")).replace("0000", "\\E\\d+\\Q");
        return text.matches(pattern);
    }

    /** Goes on in the same world with another Docker engine. */
    public void use(ImageEngine engine) {
        onScreen(() -> {
            World now = workspace.world().get();
            workspace.enter(new World(now.account(), now.code(), new World.Tools(engine, now.tools().probe(),
                    now.tools().ownAddress(), now.tools().clock()), now.records(), workspace.pipeline().get(),
                    now.practice()));
            return true;
        });
    }

    /** Puts a text on the clipboard. */
    public void copy(String text) {
        onScreen(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    /** A file among the tests' own, by its absolute name. */
    public static String resource(String name) throws IOException {
        try (InputStream in = Stagehand.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every text that a node and what is in it shows. */
    public String textOf(String query) {
        return onScreen(() -> {
            StringBuilder words = new StringBuilder();
            robot.lookup(query).queryAll().forEach(node -> collect(node, words));
            return words.toString();
        });
    }

    /** Writes what the window shows as a PNG, with what has popped up over it. */
    void picture(Path file) throws IOException {
        robot.settle();
        onScreen(() -> Photograph.of(stage)).write(file);
    }

    /** The window on the screen. */
    public Stage stage() {
        return stage;
    }

    /** Does it on the screen's thread and waits for it. */
    public <T> T onScreen(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), action);
    }

    @Override
    public void close() {
        onScreen(() -> {
            window.wizard().leave();
            stage.close();
            return true;
        });
        Platform.setImplicitExit(false);
        letWorkEnd();
    }

    /** What is still written when the test's folder is removed would fail the test. */
    private void letWorkEnd() {
        try {
            WaitForAsyncUtils.waitFor(WORK_ENDS.toMillis(), TimeUnit.MILLISECONDS, () -> {
                WaitForAsyncUtils.waitForFxEvents();
                return underWay.get() == 0;
            });
        } catch (TimeoutException e) {
            // a watch goes on until its next look, and writes nothing before
        }
    }

    private static void collect(Node node, StringBuilder words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
