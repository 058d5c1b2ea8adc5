package dev.slipway.bench;

import dev.slipway.Stagehand;
import dev.slipway.ui.rollout.BusyTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The timeline while 5,000 lines a second come in, for a minute. */
final class TimelineBenchmark {

    private static final int LINES = 5_000;
    private static final long WARM_UP = 5_000_000_000L;
    private static final long LENGTH = 60_000_000_000L;

    private final Stagehand stage;

    TimelineBenchmark(Stagehand stage) {
        this.stage = stage;
    }

    List<Figure> figures() {
        BusyTimeline timeline = new BusyTimeline(LINES);
        Stage window = stage.onScreen(() -> {
            Scene scene = new Scene(timeline.view(stage.workspace()), 1000, 700);
            scene.getStylesheets().setAll(stage.window().getScene().getStylesheets());
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            return shown;
        });
        timeline.start();
        double[] gaps = gaps();
        timeline.stop();
        int kept = timeline.kept();
        stage.onScreen(() -> {
            window.close();
            return true;
        });
        String what = "gap between pulses, 5,000 lines a second, " + kept + " kept";
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        return List.of(Figure.of(what, gaps, OptionalDouble.of(34)),
                one("the same, 95th percentile", sorted[(int) Math.ceil(0.95 * sorted.length) - 1], 20),
                one("the same, the longest", sorted[sorted.length - 1], 100),
                one("heap after a collection, MiB", heap(), 512));
    }

    private static Figure one(String what, double value, double target) {
        return Figure.of(what, new double[] {value}, OptionalDouble.of(target));
    }

    private static double heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024;
    }

    private double[] gaps() {
        CompletableFuture<List<Double>> all = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            private final List<Double> gaps = new ArrayList<>();
            private final long begun = System.nanoTime();
            private long before = begun;

            @Override
            public void handle(long pulse) {
                long now = System.nanoTime();
                if (now - begun > WARM_UP) {
                    gaps.add((now - before) / 1e6);
                }
                before = now;
                if (now - begun > LENGTH) {
                    stop();
                    all.complete(gaps);
                }
            }
        };
        stage.onScreen(() -> {
            timer.start();
            return true;
        });
        return all.join().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
