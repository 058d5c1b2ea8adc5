package dev.slipway.bench;

import dev.slipway.Stagehand;
import dev.slipway.ui.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/** How soon the window shows that an image is on its way, and that it was told to stop. */
final class StopBenchmark {

    private static final int WARM_UP = 3;
    private static final int TIMES = 30;

    private final Stagehand stage;

    StopBenchmark(Stagehand stage) {
        this.stage = stage;
    }

    /** This one alone; the argument is the folder. */
    public static void main(String[] args) throws Exception {
        Report report = new Report(Figure.of("nothing (no calibration)", new double[] {1}, OptionalDouble.empty()));
        try (Stagehand stage = new Stagehand(Path.of(args[0]), Texts.Language.ENGLISH, 1000, 700)) {
            new StopBenchmark(stage).figures().forEach(report::add);
        }
        System.out.print(report.table());
        System.exit(0);
    }

    List<Figure> figures() {
        stage.onScreen(() -> {
            stage.window().open("image");
            return true;
        });
        Pulses pulses = new Pulses(stage, stage.window().getScene());
        double[] begun = new double[TIMES];
        double[] stopped = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            Button apply = button("#image-apply");
            stage.until("there is something to apply", () -> !apply.isDisabled());
            double toBegin = pulses.timed(() -> true, apply::fire, () -> isSaid("change.state.applying"));
            double toStop = pulses.timed(() -> true, button("#image-cancel")::fire,
                    () -> isSaid("change.state.stopping") || isSaid("change.state.stuck"));
            if (i >= 0) {
                begun[i] = toBegin;
                stopped[i] = toStop;
            }
            Button look = button("#image-look");
            stage.until("it has stopped", () -> !look.isDisabled());
            stage.onScreen(() -> {
                look.fire();
                return true;
            });
        }
        return List.of(Figure.of("click to the first progress of an image on screen", begun, OptionalDouble.of(300)),
                Figure.of("click on Stop to its being said on screen", stopped, OptionalDouble.of(200)));
    }

    private Button button(String query) {
        return stage.onScreen(() -> stage.robot().lookup(query).queryButton());
    }

    /** Up to the first number in it. */
    private boolean isSaid(String key) {
        String words = stage.workspace().texts().get(key, "0", "0").split("\\d")[0];
        return stage.robot().lookup("#image-status").queryAllAs(Label.class).stream().map(Labeled::getText)
                .anyMatch(text -> text.startsWith(words));
    }
}
