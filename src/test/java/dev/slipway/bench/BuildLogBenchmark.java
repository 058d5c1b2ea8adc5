package dev.slipway.bench;

import dev.slipway.Stagehand;
import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.image.BuildNews;
import dev.slipway.image.IdleEngine;
import dev.slipway.image.ImageEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/** A build that says 100,000 lines in some five seconds: how smoothly the window goes on, and how fast one searches them. */
final class BuildLogBenchmark {

    private static final int LINES = 100_000;
    private static final int AT_ONCE = 500;
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final int SEARCHES = 20;
    /** Six missed pulses: a hitch that one sees, but that keeps nobody from clicking. */
    private static final OptionalDouble HITCH = OptionalDouble.of(100);
    private static final OptionalDouble KEYSTROKE = OptionalDouble.of(100);

    private final Stagehand stage;

    BuildLogBenchmark(Stagehand stage) {
        this.stage = stage;
    }

    List<Figure> figures() {
        use(new Talkative());
        stage.until("there is a plan", () -> !button("#image-apply").isDisabled());
        List<Double> gaps = new ArrayList<>();
        AnimationTimer watch = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (last > 0) {
                    gaps.add((now - last) / 1e6);
                }
                last = now;
            }
        };
        long start = System.nanoTime();
        stage.onScreen(() -> {
            watch.start();
            button("#image-apply").fire();
            return true;
        });
        stage.until("all lines are there", () -> rows() > LINES);
        double whole = (System.nanoTime() - start) / 1e6;
        double[] searches = new double[SEARCHES];
        stage.onScreen(() -> {
            watch.stop();
            return true;
        });
        for (int i = 0; i < SEARCHES; i++) {
            searches[i] = search("artifact-" + (i + 10));
        }
        return List.of(Figure.of("a build of 100,000 lines, from click to last line", new double[] {whole}, OptionalDouble.empty()),
                Figure.of("between two pulses meanwhile", gaps.stream().mapToDouble(gap -> gap).toArray(), HITCH),
                Figure.of("search a build's log of 100,000 lines", searches, KEYSTROKE));
    }

    private double search(String words) {
        return stage.onScreen(() -> {
            long start = System.nanoTime();
            stage.robot().lookup("#build-log-search").queryAs(TextField.class).setText(words);
            return (System.nanoTime() - start) / 1e6;
        });
    }

    private Button button(String query) {
        return stage.robot().lookup(query).queryAs(Button.class);
    }

    private int rows() {
        return stage.robot().lookup("#build-log").queryAll().isEmpty() ? 0
                : stage.robot().lookup("#build-log").queryAs(ListView.class).getItems().size();
    }

    private void use(ImageEngine engine) {
        stage.use(engine);
        stage.onScreen(() -> {
            stage.window().open("image");
            return true;
        });
    }

    private static final class Talkative extends IdleEngine {

        @Override
        public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
            progress.tell(new BuildNews.Began("1", "[1/1] RUN mvn package"));
            for (int i = 0; i < LINES; i++) {
                progress.tell(new BuildNews.Said("1", "Downloading from central: artifact-" + i + ".jar"));
                if (i % AT_ONCE == 0) {
                    Pause.sleeping().of(BETWEEN);
                }
            }
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }
}
