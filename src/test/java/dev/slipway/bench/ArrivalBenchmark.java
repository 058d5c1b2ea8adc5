package dev.slipway.bench;

import dev.slipway.Stagehand;
import dev.slipway.change.ProblemException;
import dev.slipway.ui.rollout.ArrivingEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

/** How long after AWS could tell of an event it is on the screen, while things move. */
final class ArrivalBenchmark {

    private static final int EVENTS = 30;
    /** A look every 2.5 seconds, and what it may take. */
    private static final double TARGET = 2_500 + 100;

    private final Stagehand stage;

    ArrivalBenchmark(Stagehand stage) {
        this.stage = stage;
    }

    Figure figure() {
        ArrivingEvents events = stage.onScreen(ArrivalBenchmark::events);
        Stage window = stage.onScreen(() -> {
            Scene scene = new Scene(events.view(), 1000, 700);
            scene.getStylesheets().setAll(stage.window().getScene().getStylesheets());
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            events.start();
            return shown;
        });
        Random random = new Random(7);
        double[] delays = new double[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            pause(500 + random.nextInt(2_500));
            delays[i] = delay(events, window.getScene(), "event number " + i + ".");
        }
        stage.onScreen(() -> {
            events.stop();
            window.close();
            return true;
        });
        return Figure.of("event to be had to event on screen, a look every 2,500 ms", delays, OptionalDouble.of(TARGET));
    }

    private static ArrivingEvents events() {
        try {
            return new ArrivingEvents(Files.createTempDirectory("slipway-arrivals"));
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds from the moment that a question to AWS would be answered with it to the end of the pulse with it. */
    private double delay(ArrivingEvents events, Scene scene, String message) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        Runnable afterLayout = () -> {
            boolean isShown = scene.getRoot().lookupAll(".label").stream().filter(Labeled.class::isInstance)
                    .anyMatch(label -> String.valueOf(((Labeled) label).getText()).contains(message));
            if (isShown) {
                Platform.runLater(() -> shown.complete(System.nanoTime()));
            }
        };
        stage.onScreen(() -> {
            scene.addPostLayoutPulseListener(afterLayout);
            return true;
        });
        long start = System.nanoTime();
        events.arrives(message);
        try {
            return (shown.get(60, TimeUnit.SECONDS) - start) / 1e6;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("never shown", e);
        } finally {
            stage.onScreen(() -> {
                scene.removePostLayoutPulseListener(afterLayout);
                return true;
            });
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
