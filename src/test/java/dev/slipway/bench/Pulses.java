package dev.slipway.bench;

import dev.slipway.Stagehand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;

/** How long it takes until something stands on the screen. */
record Pulses(Stagehand stage, Scene scene) {

    /** Milliseconds from the action to the end of the pulse that showed what it led to. */
    double timed(BooleanSupplier before, Runnable action, BooleanSupplier isShown) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        Runnable afterLayout = () -> {
            if (isShown.getAsBoolean()) {
                Platform.runLater(() -> shown.complete(System.nanoTime()));
            } else {
                Platform.requestNextPulse();
            }
        };
        long start = stage.onScreen(() -> {
            before.getAsBoolean();
            scene.addPostLayoutPulseListener(afterLayout);
            Platform.requestNextPulse();
            long now = System.nanoTime();
            action.run();
            return now;
        });
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
}
