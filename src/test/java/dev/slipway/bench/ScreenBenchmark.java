package dev.slipway.bench;

import dev.slipway.Stagehand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/** The editor in the real window, with a definition as large as AWS takes one. */
final class ScreenBenchmark {

    private static final String PORT = "\"hostPort\" : 8080";
    private static final String WRONG_PORT = "F32";
    private static final int WARM_UP = 30;
    private static final int KEYSTROKES = 300;
    private static final int OPENINGS = 100;
    private static final int PULSES = 900;

    private final Stagehand stage;

    ScreenBenchmark(Stagehand stage) {
        this.stage = stage;
    }

    List<Figure> figures() {
        stage.click("#home-edit");
        double[] openings = new double[WARM_UP + OPENINGS];
        for (int i = 0; i < openings.length; i++) {
            openings[i] = opening(i);
        }
        CodeArea json = json();
        int caret = json.getText().indexOf(PORT) + PORT.length();
        stage.onScreen(() -> {
            json.requestFocus();
            json.moveTo(caret);
            json.requestFollowCaret();
            return true;
        });
        double[] keystrokes = new double[WARM_UP + KEYSTROKES];
        for (int i = 0; i < keystrokes.length; i++) {
            keystrokes[i] = i % 2 == 0 ? keystroke(json, typed("1"), true) : keystroke(json, pressed(KeyCode.BACK_SPACE), false);
        }
        return List.of(
                Figure.of("open 64 KiB in the editor, the first time", new double[] {openings[0]}, OptionalDouble.empty()),
                Figure.of("open 64 KiB in the editor", warm(openings), OptionalDouble.of(150)),
                Figure.of("keystroke to findings on screen, 64 KiB", warm(keystrokes), OptionalDouble.of(50)),
                Figure.of("gap between pulses, scrolling 10 containers", gaps(), OptionalDouble.of(34)));
    }

    /** Pastes it over a small definition, until the editor shows it. */
    private double opening(int number) {
        stage.click("#taskdef-clean");
        stage.until("the small one is there", () -> json().getLength() < 5_000);
        String text = LargeDefinition.text("my-app-" + number % 10);
        Button paste = stage.robot().lookup("#taskdef-paste").queryButton();
        return timed(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            return true;
        }, paste::fire, () -> json().getText().equals(text));
    }

    private double keystroke(CodeArea json, KeyEvent key, boolean isWrongThen) {
        return timed(() -> true, () -> json.fireEvent(key),
                () -> stage.textOf("#taskdef-findings").contains(WRONG_PORT) == isWrongThen);
    }

    private double timed(BooleanSupplier before, Runnable action, BooleanSupplier isShown) {
        return new Pulses(stage, json().getScene()).timed(before, action, isShown);
    }

    private double[] gaps() {
        ScrollPane page = stage.robot().lookup(".page-scroll").queryAs(ScrollPane.class);
        CompletableFuture<List<Long>> pulses = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            private final List<Long> seen = new ArrayList<>();

            @Override
            public void handle(long now) {
                seen.add(System.nanoTime());
                // down in five seconds, and up again
                page.setVvalue(1 - Math.abs(seen.size() % 600 - 300) / 300.0);
                if (seen.size() > WARM_UP + PULSES) {
                    stop();
                    pulses.complete(seen);
                }
            }
        };
        stage.onScreen(() -> {
            timer.start();
            return true;
        });
        List<Long> seen = pulses.join();
        double[] gaps = new double[seen.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (seen.get(i + 1) - seen.get(i)) / 1e6;
        }
        return warm(gaps);
    }

    private static double[] warm(double[] all) {
        return java.util.Arrays.copyOfRange(all, WARM_UP, all.length);
    }

    private CodeArea json() {
        return stage.robot().lookup("#taskdef-json").queryAs(CodeArea.class);
    }

    private static KeyEvent typed(String letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    private static KeyEvent pressed(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false);
    }
}
