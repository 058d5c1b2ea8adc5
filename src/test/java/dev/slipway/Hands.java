package dev.slipway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;

/**
 * Mouse and keyboard of somebody who does not dawdle. TestFX leads the pointer over up to 200 points and sleeps for 50 ms
 * after every press, release and letter; here an act ends when the window was laid out anew and the work that the act
 * began is done, or after those 50 ms.
 */
final class Hands extends FxRobot {

    private static final Duration WORK = Duration.ofMillis(50);
    private static final Duration LONGEST_PULSE = Duration.ofSeconds(1);
    /** How long what is pressed may need through a display; the headless platform hands it over at once. */
    private static final Duration ARRIVAL =
            "Headless".equals(System.getProperty("glass.platform")) ? Duration.ZERO : WORK;
    private static final KeyCode SHORTCUT =
            System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;

    private final BooleanSupplier isWorking;

    /** @param isWorking whether the window waits for something that goes on in the background */
    Hands(BooleanSupplier isWorking) {
        this.isWorking = isWorking;
    }

    /** Waits for what has been set off: events, layout, and work that takes no longer than a moment. */
    void settle() {
        long end = System.nanoTime() + WORK.toNanos();
        do {
            awaitPulse();
        } while (isWorking.getAsBoolean() && System.nanoTime() < end);
        awaitPulse();
    }

    @Override
    public Hands clickOn(Node node, Motion motion, MouseButton... buttons) {
        click(() -> Optional.of(node), buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons);
        return this;
    }

    /** Clicks what is there when the button goes down, since rows come and go; says whether there was something. */
    boolean click(Supplier<Optional<Node>> which, MouseButton... pressed) {
        AtomicBoolean isThere = new AtomicBoolean();
        // not waited for: what opens a dialog returns when that is closed
        Platform.runLater(() -> which.get().ifPresent(node -> {
            isThere.set(true);
            Robot robot = new Robot();
            robot.mouseMove(middle(node));
            robot.mousePress(pressed);
            robot.mouseRelease(pressed);
        }));
        awaitEffect();
        return isThere.get();
    }

    @Override
    public Hands push(KeyCode... keys) {
        List<KeyCode> pressed = Arrays.stream(keys).map(key -> key == KeyCode.SHORTCUT ? SHORTCUT : key).toList();
        Platform.runLater(() -> {
            Robot robot = new Robot();
            pressed.forEach(robot::keyPress);
            pressed.reversed().forEach(robot::keyRelease);
        });
        awaitEffect();
        return this;
    }

    @Override
    public Hands type(KeyCode... keys) {
        for (KeyCode key : keys) {
            push(key);
        }
        return this;
    }

    @Override
    public Hands write(String text) {
        return write(text, 0);
    }

    /** Writes into whatever has the focus; letters of any alphabet, which keys have not. */
    @Override
    public Hands write(String text, int pause) {
        Platform.runLater(() -> text.codePoints().forEach(letter -> letter(Character.toString(letter))));
        settle();
        return this;
    }

    private static void letter(String letter) {
        Scene scene = Window.getWindows().stream().filter(Window::isFocused).findFirst().orElseThrow().getScene();
        EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    /** On the screen, of what of the node is within its window. */
    private static Point2D middle(Node node) {
        Bounds place = node.localToScene(node.getBoundsInLocal());
        Scene scene = node.getScene();
        double x = (Math.max(0, place.getMinX()) + Math.min(scene.getWidth(), place.getMaxX())) / 2;
        double y = (Math.max(0, place.getMinY()) + Math.min(scene.getHeight(), place.getMaxY())) / 2;
        return scene.getRoot().localToScreen(scene.getRoot().sceneToLocal(x, y));
    }

    /** Waits until everything was laid out once more. */
    void awaitPulse() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Platform.runLater(() -> Window.getWindows().stream().filter(Window::isShowing).map(Window::getScene).findFirst()
                .ifPresentOrElse(scene -> afterNextPulse(scene, over), () -> over.complete(null)));
        try {
            over.get(LONGEST_PULSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // the window was closed before its pulse
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void afterNextPulse(Scene scene, CompletableFuture<Void> over) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                over.complete(null);
            }
        });
        Platform.requestNextPulse();
    }

    private void awaitEffect() {
        try {
            Thread.sleep(ARRIVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        settle();
    }
}
